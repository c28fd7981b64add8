package org.galcause.ingesttng.source.scan;

import java.util.List;
import org.apache.spark.sql.connector.read.InputPartition;

/** Everything that a query reads, in shares that one task reads side by side. */
record SharedPartition(List<List<Slice>> shares) implements InputPartition {}
