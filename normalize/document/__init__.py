"""The document as it is understood: raw pages in; repaired lines, paragraphs and tables joined over pages out."""
