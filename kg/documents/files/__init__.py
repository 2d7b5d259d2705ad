"""Files (文件格式): the formats that a source may come in, each as text with its places in the file."""
