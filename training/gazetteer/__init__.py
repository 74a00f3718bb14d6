"""Builds the offline gazetteer from packaged GeoNames data and our supplement."""
