package dev.retort.assertions.data;

/** A table with its digest as it was read. */
record ReadTable(TableData data, RowDigest digest) {}
