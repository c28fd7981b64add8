package org.galcause.plots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class FigureFilesTest {

    private static Figure effectCurves() {
        return Figures.effectCurves(
                SyntheticResults.curves(),
                SyntheticResults.truth(),
                99,
                SyntheticResults.LABELS,
                FigureStyle.twoColumns());
    }

    static Stream<Arguments> figures() {
        return AllFigures.of(FigureStyle.oneColumn()).entrySet().stream()
                .map(e -> Arguments.of(e.getKey(), e.getValue()));
    }

    @Test
    void fourFilesAndNothingElseAreWritten(@TempDir Path folder) throws IOException {
        List<Path> files = FigureFiles.write(effectCurves(), folder.resolve("figures"), "effect-curves-099");
        try (Stream<Path> found = Files.list(folder.resolve("figures"))) {
            assertThat(found).containsExactlyInAnyOrderElementsOf(files);
        }
        assertThat(files)
                .extracting(f -> f.getFileName().toString())
                .containsExactly(
                        "effect-curves-099.png",
                        "effect-curves-099.svg",
                        "effect-curves-099.pdf",
                        "effect-curves-099.csv");
        assertThat(Files.readString(files.get(3)))
                .isEqualTo(effectCurves().data().csv());
    }

    @Test
    void writingAgainReplaces(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("f.csv"), "old");
        FigureFiles.write(effectCurves(), folder, "f");
        assertThat(folder.resolve("f.csv")).content().startsWith("estimator,snapshot,");
    }

    @Test
    void aPngIsSevenInchesWideAtThreeHundredDotsPerInch() throws IOException {
        Figure figure = effectCurves();
        byte[] png = FigureFiles.png(figure);
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
        assertThat(image.getWidth()).isEqualTo(2100);
        assertThat(image.getHeight()).isEqualTo((int) Math.round(figure.height() * 300 / 72));
        String bytes = new String(png, StandardCharsets.ISO_8859_1);
        int physical = bytes.indexOf("pHYs");
        assertThat(physical).isPositive();
        ByteBuffer chunk = ByteBuffer.wrap(png, physical + 4, 9);
        assertThat(chunk.getInt()).isEqualTo(11811);
        assertThat(chunk.getInt()).isEqualTo(11811);
        assertThat(chunk.get()).as("metre").isEqualTo((byte) 1);
        assertThat(bytes).doesNotContain("tIME");
    }

    @Test
    void aPngHasTheColoursOfTheCurvesOnWhite() throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(FigureFiles.png(effectCurves())));
        assertThat(image.getRGB(2, 2) & 0xffffff).isEqualTo(0xffffff);
        Set<Integer> colours = new HashSet<>();
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                colours.add(image.getRGB(x, y) & 0xffffff);
            }
        }
        assertThat(colours).contains(0x0072b2, 0xd55e00, 0x009e73, 0xcc79a7, 0xe69f00, 0x000000);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("figures")
    void theSameFigureIsTheSameBytes(String name, Figure figure) {
        Figure again = AllFigures.of(FigureStyle.oneColumn()).getOrDefault(name, figure);
        assertThat(again).as("drawn from scratch").isNotSameAs(figure);
        assertThat(FigureFiles.svg(again)).isEqualTo(FigureFiles.svg(figure));
        assertThat(FigureFiles.pdf(again)).isEqualTo(FigureFiles.pdf(figure));
        assertThat(again.data().csv()).isEqualTo(figure.data().csv());
        assertThat(again.caption()).isEqualTo(figure.caption());
    }

    @Test
    void theSamePictureIsTheSameBytes() {
        assertThat(FigureFiles.png(effectCurves())).isEqualTo(FigureFiles.png(effectCurves()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("figures")
    void anSvgIsWellFormedWithoutTextElements(String name, Figure figure) throws Exception {
        Document document = svg(figure);
        assertThat(document.getElementsByTagName("text").getLength()).as(name).isZero();
        assertThat(document.getElementsByTagName("path").getLength()).as(name).isGreaterThan(2);
        assertThat(document.getDocumentElement().getAttribute("width")).endsWith("pt");
        assertThat(new String(FigureFiles.svg(figure), StandardCharsets.UTF_8)).doesNotContain("NaN");
    }

    @Test
    void anSvgHasACurveForEachEstimatorInBothPanelsAndSaysWhatItsOutlinesRead() throws Exception {
        Document document = svg(effectCurves());
        List<String> groups = attributes(document, "g", "class");
        for (String estimator : SyntheticResults.ESTIMATORS) {
            assertThat(groups).filteredOn(("curve " + estimator)::equals).hasSize(2);
            assertThat(groups).filteredOn(("band " + estimator)::equals).hasSize(2);
        }
        assertThat(groups).filteredOn("truth"::equals).hasSize(2);
        assertThat(attributes(document, "path", "aria-label"))
                .contains("log10 SFR [M⊙ yr−1]", "running mean of log10 Σ10 [h3 cMpc−3]", "effect τ [dex]", "z = 0.00");
        assertThat(document.getElementsByTagName("desc").item(0).getTextContent())
                .contains("68 %");
    }

    @Test
    void outsideWordsCannotBreakAnSvg() throws Exception {
        AxisLabels odd = new AxisLabels("a<b & \"c\"", "\u0001]]>", "'", List.of());
        Figure figure = Figures.effectCurves(SyntheticResults.curves(), List.of(), 99, odd, FigureStyle.oneColumn());
        assertThat(attributes(svg(figure), "path", "aria-label")).contains("a<b & \"c\"");
    }

    @Test
    void aPdfHasItsTextInAnEmbeddedSubsetOfTheFont() throws IOException {
        byte[] pdf = FigureFiles.pdf(effectCurves());
        assertThat(pdf.length).isLessThan(100_000);
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDPage page = document.getPage(0);
            assertThat(page.getMediaBox().getWidth()).isEqualTo(504f);
            for (COSName name : page.getResources().getFontNames()) {
                PDFont font = page.getResources().getFont(name);
                assertThat(font.isEmbedded()).isTrue();
                assertThat(font.getName()).matches("[A-Z]{6}\\+DejaVuSans");
            }
            assertThat(new PDFTextStripper().getText(document))
                    .contains("causal-stellar", "running mean of log", "−2.5", "z = 0.00");
            assertThat(document.getDocumentInformation().getCreationDate()).isNull();
        }
    }

    @Test
    void pdffontsSeesOneEmbeddedFont(@TempDir Path folder) throws Exception {
        assumeTrue(installed("pdffonts"), "pdffonts (Debian package poppler-utils) is not installed");
        Path pdf = folder.resolve("f.pdf");
        Files.write(pdf, FigureFiles.pdf(effectCurves()));
        Process process = new ProcessBuilder("pdffonts", pdf.toString())
                .redirectErrorStream(true)
                .start();
        List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(process.waitFor()).isZero();
        assertThat(lines).hasSize(3);
        assertThat(lines.get(2)).contains("DejaVuSans", "CID TrueType").containsPattern("yes +yes +yes");
    }

    private static boolean installed(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private static Document svg(Figure figure) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(FigureFiles.svg(figure)));
    }

    private static List<String> attributes(Document document, String element, String attribute) {
        List<String> values = new ArrayList<>();
        NodeList nodes = document.getElementsByTagName(element);
        for (int i = 0; i < nodes.getLength(); i++) {
            if (nodes.item(i) instanceof Element e && e.hasAttribute(attribute)) {
                values.add(e.getAttribute(attribute));
            }
        }
        return values;
    }
}
