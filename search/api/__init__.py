"""The open data of the site: passages and meetings for machines, by documented addresses."""
