package org.galcause.redshiftsweep.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.galcause.ingesttng.fields.FieldListing;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "fields",
        description = "Prints the field dictionary: unit, powers of h and the scale factor, missing value, meaning.",
        mixinStandardHelpOptions = true)
final class FieldsCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(
            paramLabel = "NAME",
            arity = "0..*",
            description = "Fields (SubhaloMass) or tables (Subhalo, SubLink, PartType4); all of them by default.")
    private List<String> names = List.of();

    @Override
    public Integer call() {
        FieldListing.of(names).forEach(spec.commandLine().getOut()::println);
        return 0;
    }
}
