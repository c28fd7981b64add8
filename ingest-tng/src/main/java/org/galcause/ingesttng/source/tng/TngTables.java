package org.galcause.ingesttng.source.tng;

import org.galcause.ingesttng.catalogue.CatalogueTable;
import org.galcause.ingesttng.source.scan.StoredRows;

/** Finds the table that is asked for. */
final class TngTables {

    private TngTables() {}

    /** Opens what the plan needs: headers, and the shapes of one file's datasets. */
    static StoredRows open(TngOptions options) {
        return switch (options.table()) {
            case "halos" -> CatalogueSource.open(options, CatalogueTable.GROUP);
            case "sublink" -> SubLinkSource.open(options);
            case "lhalotree" -> LHaloTreeSource.open(options);
            case "offsets" -> OffsetsSource.open(options);
            case "particles" -> ParticleSource.open(options);
            default -> CatalogueSource.open(options, CatalogueTable.SUBHALO);
        };
    }
}
