package org.galcause.ingesttng.histories;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;
import org.galcause.ingesttng.catalogue.CatalogueColumns;
import org.galcause.ingesttng.catalogue.CatalogueHeader;
import org.galcause.ingesttng.catalogue.CatalogueReader;
import org.galcause.ingesttng.catalogue.CatalogueTable;
import org.galcause.ingesttng.catalogue.Chunk;
import org.galcause.ingesttng.catalogue.Column;
import org.galcause.ingesttng.catalogue.SnapshotCatalogue;
import org.galcause.ingesttng.environment.Positions;
import org.galcause.ingesttng.fields.FieldReference;
import org.galcause.ingesttng.units.Expansion;
import org.galcause.ingesttng.units.Unit;

/** Columns of a snapshot's catalogue, seen from its subhaloes: a group's field is that of the host. */
final class SubhaloColumns {

    static final FieldReference POSITION = new FieldReference("Subhalo", "SubhaloPos", -1);

    private final SnapshotCatalogue catalogue;
    private final Expansion expansion;
    private final CatalogueColumns columns;

    private SubhaloColumns(SnapshotCatalogue catalogue, CatalogueColumns columns) {
        this.catalogue = catalogue;
        this.columns = columns;
        CatalogueHeader header = catalogue.header();
        this.expansion = new Expansion(OptionalDouble.of(header.hubble()), OptionalDouble.of(header.scaleFactor()));
    }

    /** Reads the fields needed, and the link to the host group where one of them is a group's. */
    static SubhaloColumns read(SnapshotCatalogue catalogue, Set<FieldReference> needed) {
        List<FieldReference> fields = new ArrayList<>(needed);
        if (needed.stream().anyMatch(field -> CatalogueTable.of(field) == CatalogueTable.GROUP)) {
            fields.add(FieldReference.GROUP_OF_SUBHALO);
        }
        return new SubhaloColumns(catalogue, CatalogueReader.columns(catalogue, fields));
    }

    SnapshotCatalogue catalogue() {
        return catalogue;
    }

    Expansion expansion() {
        return expansion;
    }

    /** What turns a measurement's values into the unit wanted. */
    double factor(Measurement measurement) {
        return measurement.fileUnit().conversion(Unit.parse(measurement.unit()), expansion, measurement.variable());
    }

    /** A field's value as in the file, of a subhalo or of its host group; missing where the file holds the field's sentinel. */
    double raw(FieldReference field, int subfindId) {
        int row = CatalogueTable.of(field) == CatalogueTable.SUBHALO ? subfindId : group(subfindId);
        double value = columns.of(field).value(row, 0);
        OptionalLong missing = field.field().missing();
        return missing.isPresent() && value == missing.getAsLong() ? Double.NaN : value;
    }

    private int group(int subfindId) {
        return catalogue.group(subfindId, columns.of(FieldReference.GROUP_OF_SUBHALO));
    }

    /** {@link #raw} of some subhaloes. */
    double[] raw(FieldReference field, int[] subhaloes) {
        return IntStream.of(subhaloes).mapToDouble(id -> raw(field, id)).toArray();
    }

    /** Where some subhaloes are, in [0, side). */
    Positions positions(int[] subhaloes) {
        Column position = columns.of(POSITION);
        double[][] axes = new double[3][subhaloes.length];
        for (int axis = 0; axis < 3; axis++) {
            for (int i = 0; i < subhaloes.length; i++) {
                axes[axis][i] = position.value(subhaloes[i], axis);
            }
        }
        return new Positions(axes[0], axes[1], axes[2]).wrapped(side(), i -> {
            Chunk chunk = catalogue.chunkOf(subhaloes[i]);
            return "of subhalo " + subhaloes[i] + " of snapshot " + catalogue.snapshot() + " (" + chunk.file()
                    + ": Subhalo/SubhaloPos, row " + (subhaloes[i] - chunk.firstSubhalo()) + ")";
        });
    }

    double side() {
        return catalogue.header().boxSize();
    }

    /** The subhaloes that are tracers, ascending. */
    int[] tracers(TracerCondition condition) {
        int subhaloes = catalogue.subhaloes();
        if (condition.operands().isEmpty()) {
            return IntStream.range(0, subhaloes).toArray();
        }
        List<double[]> operands = new ArrayList<>();
        for (TracerCondition.Operand operand : condition.operands()) {
            double factor = operand.unit().isEmpty()
                    ? 1
                    : Unit.parse(operand.field().field().fileUnit())
                            .conversion(Unit.parse(operand.unit()), expansion, operand.name());
            operands.add(IntStream.range(0, subhaloes)
                    .mapToDouble(i -> factor * raw(operand.field(), i))
                    .toArray());
        }
        boolean[] holds = condition.test(operands);
        return IntStream.range(0, subhaloes).filter(i -> holds[i]).toArray();
    }
}
