package org.galcause.ingesttng.source.scan;

import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;
import org.apache.spark.sql.types.StructType;

/** Opens partitions of an aggregate on executors. */
record AggregateReaderFactory(StoredRows rows, StructType columns, Aggregates wanted)
        implements PartitionReaderFactory {

    @Override
    public PartitionReader<InternalRow> createReader(InputPartition partition) {
        if (partition instanceof SharedPartition all) {
            return new SharedReader(rows, columns, wanted, all.shares());
        }
        return new AggregateReader(rows, columns, wanted, ((SlicePartition) partition).slices());
    }
}
