package org.galcause.ingesttng;

import org.apache.spark.sql.SparkSession;

/** The one Spark session of the test JVM. */
public final class TestSpark {

    private TestSpark() {}

    /** Two local threads, nothing listening on a network. */
    public static SparkSession session() {
        return SparkSession.builder()
                .master("local[2]")
                .appName("ingest-tng tests")
                .config("spark.ui.enabled", false)
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.sql.shuffle.partitions", 2)
                .config("spark.log.level", "WARN")
                .getOrCreate();
    }
}
