package org.galcause.ingesttng.trees;

import java.io.Serializable;
import java.util.List;
import org.galcause.causalmodel.NearestName;
import org.galcause.causalmodel.UserError;
import org.galcause.ingesttng.fields.FieldReference;
import org.galcause.ingesttng.hdf5.Hdf5Dataset;
import org.galcause.ingesttng.hdf5.Hdf5File;
import org.galcause.ingesttng.hdf5.Slab;

/**
 * The column of a tree that stands for a galaxy's mass. Trees have the catalogue's columns; an LHaloTree without SubhaloMass has the masses
 * by type, whose sum it is.
 *
 * @param field such as SubhaloMass, or SubhaloMassType of one type
 */
public record TreeMass(FieldReference field) implements Serializable {

    private static final String BY_TYPE = "SubhaloMassType";

    /**
     * The masses of some consecutive rows, as they stand in the file.
     *
     * @param group where the columns are; empty = the root
     * @throws UserError when there is no such column
     */
    double[] read(Hdf5File file, String group, long from, int count) {
        String prefix = group.isEmpty() ? "" : group + "/";
        if (file.contains(prefix + field.name())) {
            Slab rows = file.dataset(prefix + field.name()).rows(from, count);
            return field.component() < 0
                    ? rows.doubles()
                    : rows.column(field.component()).doubles();
        }
        if (field.name().equals("SubhaloMass") && file.contains(prefix + BY_TYPE)) {
            return sums(file.dataset(prefix + BY_TYPE), from, count);
        }
        List<String> known =
                file.datasets(group).stream().map(Hdf5Dataset::name).toList();
        throw UserError.data(file.path() + ": the tree has no column " + field.name()
                + NearestName.hint(field.name(), known) + "; name another mass: {tree: …, mass: FIELD}");
    }

    private static double[] sums(Hdf5Dataset byType, long from, int count) {
        double[] all = byType.rows(from, count).doubles();
        int width = byType.width();
        double[] sums = new double[count];
        for (int i = 0; i < all.length; i++) {
            sums[i / width] += all[i];
        }
        return sums;
    }
}
