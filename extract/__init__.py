"""Bytes to located raw text: this layer writes down what stands where and changes no character."""
