package org.galcause.redshiftsweep.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.galcause.ingesttng.request.VariableRequest;
import org.junit.jupiter.api.Test;

/** {@code docs/environment.md} against the declarations that read a study: every line of it is a variable, every key is spoken of. */
class EnvironmentPageTest {

    private static String page() throws IOException {
        return Files.readString(ProjectFiles.root().resolve("docs/environment.md"));
    }

    private static List<String> variables(String page) {
        List<String> lines = new ArrayList<>();
        Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL)
                .matcher(page)
                .results()
                .forEach(block -> lines.addAll(block.group(1).lines().toList()));
        return lines;
    }

    @Test
    void everyVariableOfThePageIsRead() throws IOException {
        List<String> lines = variables(page());
        assertThat(lines).hasSizeGreaterThan(6);
        StringBuilder study = new StringBuilder("""
                study: page
                data: {simulation: {name: TNG100-1, root: output}, snapshots: [67, 99]}
                variables:
                  stellar_mass: {field: "SubhaloMassType[stars]", unit: Msun, scale: log10}
                  Y: {field: SubhaloSFR, unit: Msun/yr}
                """);
        lines.forEach(line -> study.append("  ").append(line).append('\n'));
        study.append("""
                graph: |
                  stellar_mass[t] -> environment[t], Y[t]
                  environment[t] -> Y[t]
                question: {treatment: environment, outcome: Y, regimes: {natural: natural, more: {shift: 0.1}}}
                estimators: [{gformula: {}}]
                """);
        // The page's two ways to a density have one name.
        String once = study.toString().replaceFirst("  environment: (\\{density: \\{neighbours: 5)", "  sky: $1");
        assertThat(StudyFile.parse(once, Path.of("/somewhere/study.yaml"))
                        .request()
                        .variables())
                .extracting(VariableRequest::variable)
                .hasSize(lines.size() + 2);
    }

    @Test
    void everyKeyIsSpokenOf() throws IOException {
        String page = page();
        for (OptionTable table : List.of(
                DataOptions.DENSITY,
                DataOptions.SPHERE,
                DataOptions.NEIGHBOUR,
                DataOptions.DISTANCE,
                DataOptions.TRACER_FILE)) {
            assertThat(table.names())
                    .as(table.title())
                    .isNotEmpty()
                    .allSatisfy(name -> assertThat(page).contains(name + ":"));
        }
    }
}
