package org.galcause.ingesttng.catalogue;

import org.galcause.ingesttng.fields.FieldReference;

/** The two tables of a catalogue. */
public enum CatalogueTable {
    SUBHALO("Subhalo"),
    GROUP("Group");

    private final String group;

    CatalogueTable(String group) {
        this.group = group;
    }

    /** The group of the file that holds it. */
    public String group() {
        return group;
    }

    /** The table of a field. */
    public static CatalogueTable of(FieldReference field) {
        return field.table().equals(GROUP.group) ? GROUP : SUBHALO;
    }
}
