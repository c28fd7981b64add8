package org.galcause.plots;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.galcause.plots.canvas.PlacedText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LayoutTest {

    static Stream<Arguments> figures() {
        return AllFigures.all().entrySet().stream().map(e -> Arguments.of(e.getKey(), e.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("figures")
    void noTextIsClippedOrCoversAnother(String name, Figure figure) {
        RecordingCanvas canvas = RecordingCanvas.of(figure);
        assertThat(canvas.texts).isNotEmpty();
        List<String> faults = new ArrayList<>();
        Rectangle2D page = new Rectangle2D.Double(0, 0, figure.width(), figure.height());
        for (int i = 0; i < canvas.texts.size(); i++) {
            PlacedText text = canvas.texts.get(i);
            if (!page.contains(text.bounds())) {
                faults.add("clipped: " + text.text().source() + " " + text.bounds());
            }
            for (PlacedText other : canvas.texts.subList(0, i)) {
                if (text.bounds().intersects(other.bounds())) {
                    faults.add(text.text().source() + " covers " + other.text().source());
                }
            }
        }
        assertThat(faults).as(name).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("figures")
    void aFigureIsOneOrTwoColumnsWideAndFitsAPage(String name, Figure figure) {
        assertThat(figure.width() / 72).as(name).isIn(3.4, 7.0);
        assertThat(figure.height() / 72).as(name).isBetween(1.0, 9.5);
    }

    /** The nodes of a graph are opaque and drawn last, so an arrow that runs behind one would be hidden. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("graphs")
    void noArrowRunsBehindANode(String name, Figure figure) {
        RecordingCanvas canvas = RecordingCanvas.of(figure);
        List<Rectangle2D> nodes = canvas.strokesOf("nodes").stream()
                .map(n -> n.shape().getBounds2D())
                .map(b -> (Rectangle2D)
                        new Rectangle2D.Double(b.getX() + 1, b.getY() + 1, b.getWidth() - 2, b.getHeight() - 2))
                .toList();
        List<RecordingCanvas.Mark> arrows = Stream.concat(
                        canvas.strokesOf("arrows").stream(), canvas.strokesOf("copies").stream())
                .toList();
        assertThat(nodes).hasSizeGreaterThan(3);
        assertThat(arrows).hasSizeGreaterThan(5);
        for (RecordingCanvas.Mark arrow : arrows) {
            for (double[] point : Polyline.points(arrow.shape())) {
                assertThat(nodes).as(name).noneMatch(node -> node.contains(point[0], point[1]));
            }
        }
    }

    static Stream<Arguments> graphs() {
        return figures().filter(a -> a.get()[0].toString().startsWith("graph"));
    }

    /** Two arrows that end at the same point could not be told apart. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("graphs")
    void noTwoArrowsEndAtTheSamePoint(String name, Figure figure) {
        RecordingCanvas canvas = RecordingCanvas.of(figure);
        List<double[]> ends = canvas.strokesOf("arrows").stream()
                .map(a -> Polyline.points(a.shape()))
                .map(p -> p.get(p.size() - 1))
                .toList();
        for (int i = 0; i < ends.size(); i++) {
            for (double[] other : ends.subList(0, i)) {
                assertThat(Math.hypot(ends.get(i)[0] - other[0], ends.get(i)[1] - other[1]))
                        .as(name)
                        .isGreaterThan(1.2);
            }
        }
    }

    @Test
    void aLegendIsNeverAboveAFrame() {
        for (Map.Entry<String, Figure> entry : AllFigures.all().entrySet()) {
            RecordingCanvas canvas = RecordingCanvas.of(entry.getValue());
            List<Rectangle2D> frames = canvas.strokesOf("axes").stream()
                    .filter(s -> s.shape() instanceof Rectangle2D)
                    .map(s -> s.shape().getBounds2D())
                    .toList();
            assertThat(canvas.strokesOf("legend"))
                    .as(entry.getKey())
                    .allSatisfy(key -> assertThat(frames).noneMatch(frame -> frame.intersects(bounds(key))));
        }
    }

    private static Rectangle2D bounds(RecordingCanvas.Mark mark) {
        Rectangle2D box = mark.shape().getBounds2D();
        return new Rectangle2D.Double(box.getX(), box.getY(), box.getWidth() + 0.1, box.getHeight() + 0.1);
    }
}
