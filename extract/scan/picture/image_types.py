"""Types of pictures, apart from the libraries that work on them."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Grey = npt.NDArray[np.uint8]  # rows by columns, dark ink on light paper
Floats = npt.NDArray[np.float32]
PixelBox = tuple[int, int, int, int]  # x0, top, x1, bottom
