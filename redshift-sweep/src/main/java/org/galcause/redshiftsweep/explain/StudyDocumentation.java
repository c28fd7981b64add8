package org.galcause.redshiftsweep.explain;

import org.galcause.redshiftsweep.study.Option;
import org.galcause.redshiftsweep.study.OptionTable;
import org.galcause.redshiftsweep.study.StudyOptions;

/** The documentation of the study file ({@code docs/study-file.md}), made of the same declarations that read it. */
public final class StudyDocumentation {

    private static final String HEAD = """
            # The study file, key by key

            One YAML file says what is asked, of which data, by which estimators. This page is made of the declarations that the program reads
            the file with, so it cannot differ from them. Unknown keys are errors; all problems of a file are reported at once, each with its line.
            `galcause explain STUDY` prints every key with the value that it has in a study.
            """;

    private StudyDocumentation() {}

    /** The whole page. */
    public static String markdown() {
        StringBuilder page = new StringBuilder(HEAD);
        StudyOptions.all().forEach(table -> section(table, page));
        return page.toString();
    }

    private static void section(OptionTable table, StringBuilder page) {
        page.append("\n## ")
                .append(table.title())
                .append("\n\n| key | allowed | when left out | meaning |\n|---|---|---|---|\n");
        table.options().forEach(option -> row(option, page));
    }

    private static void row(Option option, StringBuilder page) {
        String otherwise = switch (option.presence()) {
            case REQUIRED -> "an error";
            case DEFAULTED -> "`" + option.fallback() + "`";
            case OPTIONAL -> option.fallback();
        };
        String unit = option.unit().isEmpty() ? "" : " (" + option.unit() + ")";
        page.append("| `")
                .append(option.name())
                .append("` | ")
                .append(cell(option.allowed().text()))
                .append(" | ")
                .append(cell(otherwise))
                .append(" | ")
                .append(cell(option.meaning() + unit))
                .append(" |\n");
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }
}
