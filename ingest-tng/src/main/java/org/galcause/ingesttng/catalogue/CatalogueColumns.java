package org.galcause.ingesttng.catalogue;

import java.util.Map;
import org.galcause.ingesttng.fields.FieldReference;

/**
 * Some columns of a snapshot's catalogue.
 *
 * @param byField each column under the reference by which it was asked for
 */
public record CatalogueColumns(Map<FieldReference, Column> byField) {

    public CatalogueColumns {
        byField = Map.copyOf(byField);
    }

    /** A column that was asked for. */
    public Column of(FieldReference field) {
        Column column = byField.get(field);
        if (column == null) {
            throw new IllegalArgumentException(field.text() + " was not read");
        }
        return column;
    }
}
