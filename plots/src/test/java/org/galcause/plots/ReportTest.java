package org.galcause.plots;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.galcause.causalmodel.result.Verdict;
import org.galcause.plots.Report.Finding;
import org.galcause.plots.Report.Picture;
import org.galcause.plots.Report.Section;
import org.galcause.plots.Report.Table;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class ReportTest {

    private static final Report REPORT = new Report(
            "Study <b>& \"co\"</b>",
            List.of(
                    new Finding(Verdict.TRUSTED, "ice", ""),
                    new Finding(Verdict.REFUSED, "msm, level 21", "ESS < 50"),
                    new Finding(Verdict.CAUTION, "msm, level 20", "few galaxies")),
            List.of(new Section(
                    "Curves",
                    List.of("It's <script>alert(1)</script>."),
                    List.of(new Table("c", List.of("a", "b"), List.of(List.of("-1.5e-3", "<td>")))),
                    List.of(Picture.linked("figures/by-redshift.svg", "By \"z\"")))));

    @Test
    void verdictsStandWorstFirst() {
        String html = REPORT.html();
        assertThat(html).containsSubsequence("ESS &lt; 50", "few galaxies", "<td>ice</td>", "<h2>Curves</h2>");
    }

    @Test
    void everythingFromOutsideIsEscaped() {
        assertThat(REPORT.html())
                .doesNotContain("<script", "<b>")
                .contains("&lt;script&gt;", "It&#39;s", "<td class=\"number\">-1.5e-3</td><td>&lt;td&gt;</td>")
                .contains("alt=\"By &quot;z&quot;\"");
    }

    @Test
    void theBodyIsWellFormed() throws Exception {
        String html = REPORT.html();
        String body =
                html.substring(html.indexOf("<body>"), html.indexOf("</html>")).replaceAll("(<img [^>]*)>", "$1/>");
        Document document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(body)));
        assertThat(document.getElementsByTagName("img").getLength()).isEqualTo(1);
        assertThat(document.getElementsByTagName("tr").getLength()).isEqualTo(4 + 2);
    }

    @Test
    void anEmbeddedFigureNeedsNoOtherFile() {
        Figure figure = Figures.weights("naive", List.of(), AllFigures.PLAIN, FigureStyle.oneColumn());
        Report report = new Report(
                "t", List.of(), List.of(new Section("s", List.of(), List.of(), List.of(Picture.embedded(figure)))));
        assertThat(report.html()).contains("src=\"data:image/svg+xml;base64,PD94bWw", "this estimator uses no weights");
        assertThat(report.html()).doesNotContain("Verdicts");
    }
}
