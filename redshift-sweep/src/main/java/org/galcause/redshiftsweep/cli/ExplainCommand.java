package org.galcause.redshiftsweep.cli;

import java.util.concurrent.Callable;
import org.galcause.redshiftsweep.explain.StudyExplanation;
import org.galcause.redshiftsweep.run.SparkGate;
import org.galcause.redshiftsweep.study.Study;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "explain",
        description =
                "Says what a study asks, what it must adjust for and why, what it reads, its cells, what they will cost by a short measurement, and what is already done; computes no result.",
        mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {

    @Mixin
    private final StudyCommand command = new StudyCommand();

    @Override
    public Integer call() {
        Study study = command.study();
        StudyExplanation explanation = looked(study);
        command.out().print(explanation.measuredText(command.options().to().orElse(Workbench.folderOf(study))));
        command.out().flush();
        explanation.requireIdentified();
        return 0;
    }

    private StudyExplanation looked(Study study) {
        Logs.intoTemporary();
        try (SparkGate spark = new SparkGate(command.options().master(), command.err()::println)) {
            return StudyExplanation.withALookAtTheData(study, spark::session);
        }
    }
}
