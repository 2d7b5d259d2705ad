"""Tables (表格): lines of print put together to rows and cells, in each of the layouts that converters leave."""
