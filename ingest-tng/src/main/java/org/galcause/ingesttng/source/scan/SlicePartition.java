package org.galcause.ingesttng.source.scan;

import java.util.List;
import org.apache.spark.sql.connector.read.InputPartition;

/** Slices that one task reads. */
record SlicePartition(List<Slice> slices) implements InputPartition {}
