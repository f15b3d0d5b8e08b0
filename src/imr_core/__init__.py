"""Independent Medical Review: typed cases, guidelines as checkable data, explained proposals, letters in and out."""
