package org.galcause.plots;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.galcause.causalmodel.result.Verdict;

/**
 * A report as one HTML page without scripts, in the order: title, findings worst first, sections.
 *
 * @param title of the page
 * @param findings verdicts with their reasons, in any order
 * @param sections in order
 */
public record Report(String title, List<Finding> findings, List<Section> sections) {

    public Report {
        findings = List.copyOf(findings);
        sections = List.copyOf(sections);
    }

    /**
     * How far something can be relied on.
     *
     * @param verdict the verdict
     * @param where what it is about, such as an estimator, a snapshot and a level
     * @param reason why
     */
    public record Finding(Verdict verdict, String where, String reason) {}

    /**
     * A part of the report.
     *
     * @param heading its title
     * @param paragraphs plain text
     * @param tables below the text
     * @param pictures below the tables
     */
    public record Section(String heading, List<String> paragraphs, List<Table> tables, List<Picture> pictures) {
        public Section {
            paragraphs = List.copyOf(paragraphs);
            tables = List.copyOf(tables);
            pictures = List.copyOf(pictures);
        }
    }

    /**
     * A table.
     *
     * @param caption what it shows; may be empty
     * @param columns their names
     * @param rows cells as text; cells that are numbers are aligned to the right
     */
    public record Table(String caption, List<String> columns, List<List<String>> rows) {
        public Table {
            columns = List.copyOf(columns);
            rows = rows.stream().map(List::copyOf).toList();
        }
    }

    /**
     * A figure.
     *
     * @param source where the page finds it: a file name relative to the page, or a data address
     * @param caption below it
     */
    public record Picture(String source, String caption) {

        /** A figure file beside the page. */
        public static Picture linked(String file, String caption) {
            return new Picture(file, caption);
        }

        /** A figure inside the page, so that the page can be sent alone. */
        public static Picture embedded(Figure figure) {
            String base64 = Base64.getEncoder().encodeToString(FigureFiles.svg(figure));
            return new Picture("data:image/svg+xml;base64," + base64, figure.caption());
        }
    }

    private static final String STYLE = """
            body { font: 16px/1.5 Georgia, 'DejaVu Serif', serif; max-width: 62rem; margin: 2rem auto; padding: 0 1rem; color: #1a1a1a; }
            h1, h2 { font-weight: normal; line-height: 1.2; } h2 { margin-top: 2.5rem; border-bottom: 1px solid #ccc; }
            .scroll { overflow-x: auto; }
            table { border-collapse: collapse; border-top: 1.5px solid; border-bottom: 1.5px solid; font-size: 0.85rem; margin: 0.5rem 0 1.5rem; }
            caption { text-align: left; font-style: italic; padding-bottom: 0.3rem; }
            th { border-bottom: 1px solid; text-align: left; } th, td { padding: 0.15rem 0.7rem; vertical-align: top; }
            td.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
            figure { margin: 1.5rem 0; } figure img { max-width: 100%; } figcaption { font-size: 0.9rem; color: #444; }
            .refused { color: #a33c00; font-weight: bold; } .caution { color: #7a5b00; font-weight: bold; } .trusted { color: #00664d; }
            """;

    /** The page, with everything that came from outside escaped. */
    public String html() {
        return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>" + escaped(title)
                + "</title>\n<style>\n" + STYLE + "</style>\n</head>\n<body>\n<h1>" + escaped(title) + "</h1>\n"
                + verdicts()
                + sections.stream().map(Report::html).collect(Collectors.joining())
                + "</body>\n</html>\n";
    }

    /** The page's bytes. */
    public byte[] bytes() {
        return html().getBytes(StandardCharsets.UTF_8);
    }

    private String verdicts() {
        if (findings.isEmpty()) {
            return "";
        }
        String rows = findings.stream()
                .sorted(Comparator.comparing(Finding::verdict).reversed())
                .map(Report::row)
                .collect(Collectors.joining());
        return "<h2>Verdicts, worst first</h2>\n<div class=\"scroll\"><table>\n"
                + "<tr><th>verdict</th><th>where</th><th>reason</th></tr>\n" + rows + "</table></div>\n";
    }

    private static String row(Finding finding) {
        String verdict = finding.verdict().name().toLowerCase(Locale.ROOT);
        return "<tr><td class=\"" + verdict + "\">" + verdict + "</td><td>" + escaped(finding.where()) + "</td><td>"
                + escaped(finding.reason()) + "</td></tr>\n";
    }

    private static String html(Section section) {
        return "<h2>" + escaped(section.heading()) + "</h2>\n"
                + section.paragraphs().stream()
                        .map(p -> "<p>" + escaped(p) + "</p>\n")
                        .collect(Collectors.joining())
                + section.tables().stream().map(Report::html).collect(Collectors.joining())
                + section.pictures().stream().map(Report::html).collect(Collectors.joining());
    }

    private static String html(Table table) {
        String caption = table.caption().isEmpty() ? "" : "<caption>" + escaped(table.caption()) + "</caption>\n";
        String head =
                table.columns().stream().map(c -> "<th>" + escaped(c) + "</th>").collect(Collectors.joining());
        String body = table.rows().stream()
                .map(row -> "<tr>" + row.stream().map(Report::cell).collect(Collectors.joining()) + "</tr>\n")
                .collect(Collectors.joining());
        return "<div class=\"scroll\"><table>\n" + caption + "<tr>" + head + "</tr>\n" + body + "</table></div>\n";
    }

    private static String cell(String text) {
        boolean number = text.matches("[-−+]?\\d+(\\.\\d+)?([eE][-+]?\\d+)?%?");
        return (number ? "<td class=\"number\">" : "<td>") + escaped(text) + "</td>";
    }

    private static String html(Picture picture) {
        return "<figure><img src=\"" + escaped(picture.source()) + "\" alt=\"" + escaped(picture.caption())
                + "\"><figcaption>" + escaped(picture.caption()) + "</figcaption></figure>\n";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
