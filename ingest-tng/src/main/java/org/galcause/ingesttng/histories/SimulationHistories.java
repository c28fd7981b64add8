package org.galcause.ingesttng.histories;

import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.galcause.causalmodel.UserError;
import org.galcause.ingesttng.assembly.RawHistories;
import org.galcause.ingesttng.request.Source;
import org.galcause.ingesttng.request.TreeKind;
import org.galcause.ingesttng.request.VariableRequest;

/** Measures the histories of a simulation's galaxies: selection at a snapshot, main branches, fields and densities along them. */
public final class SimulationHistories {

    private SimulationHistories() {}

    /**
     * Reads the galaxies that a study asks for.
     *
     * @param spark where snapshots and tree files are read in parallel
     * @param source the simulation, its snapshots, trees and selection
     * @param variables what is measured
     * @return one unit for each selected galaxy, its id the SubfindID at the selection's snapshot, in ascending order
     * @throws UserError when files are missing or contradict each other, or a field or unit is unknown
     */
    public static RawHistories read(SparkSession spark, Source.Simulation source, List<VariableRequest> variables) {
        if (source.trees() == TreeKind.LHALOTREE) {
            throw UserError.study(
                    "data: trees: lhalotree is not read yet; use trees: sublink, or none for one snapshot");
        }
        throw new UnsupportedOperationException("reading " + source.name() + " with " + spark + " for " + variables);
    }
}
