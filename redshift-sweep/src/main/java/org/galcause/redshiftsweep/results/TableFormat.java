package org.galcause.redshiftsweep.results;

/** A format in which the result tables are written beside CSV. */
public enum TableFormat {
    /** Apache Parquet, one file for each table. */
    PARQUET,
    /** FITS binary tables, for TOPCAT and astropy. */
    FITS;

    /** The name of a table's file in this format. Units' weights have the name {@code weights.parquet}, so their summary has another. */
    public String fileOf(String table) {
        return switch (this) {
            case FITS -> table + ".fits";
            case PARQUET -> (table.equals("weights") ? "weights-summary" : table) + ".parquet";
        };
    }
}
