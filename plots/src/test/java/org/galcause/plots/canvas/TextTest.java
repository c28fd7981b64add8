package org.galcause.plots.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.Rectangle2D;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class TextTest {

    @Test
    void scriptsAreSmallerAndMoved() {
        Text text = Text.of("h^{-3}x_{10}", 10);
        assertThat(text.source()).isEqualTo("h−3x10");
        assertThat(text.runs()).extracting(Text.Run::text).containsExactly("h", "−3", "x", "10");
        assertThat(text.runs()).extracting(Text.Run::size).containsExactly(10.0, 7.0, 10.0, 7.0);
        assertThat(text.runs().get(1).raise()).isPositive();
        assertThat(text.runs().get(3).raise()).isNegative();
        assertThat(text.ascent()).isGreaterThan(Text.of("h", 10).ascent());
    }

    @Test
    void groupsNestAndItalicsAreSlanted() {
        Text text = Text.of("10^{\\i{n}+1}", 8);
        assertThat(text.source()).isEqualTo("10n+1");
        assertThat(text.runs().get(1).slant()).isPositive();
        assertThat(text.runs().get(2).raise()).isPositive();
        assertThat(text.runs().get(2).slant()).isZero();
    }

    @Test
    void aLiteralTextShowsItsMarks() {
        String odd = "a_{b} ^{c} \\i{d} {e} }";
        assertThat(Text.of(odd, 8).source()).isNotEqualTo(odd);
        assertThat(Text.of(Text.literal(odd), 8).source()).isEqualTo(odd);
    }

    @Test
    void aCharacterThatTheFontLacksIsReplaced() {
        assertThat(Text.of("a\ud83d\ude00b", 8).source()).isEqualTo("a\ufffdb");
    }

    @Test
    void theWidthIsThatOfTheFontFile() {
        // DejaVu Sans 2.37: advance widths of m and i are 1995 and 569 of 2048 units.
        assertThat(Text.of("mi", 2048).width()).isEqualTo(1995 + 569);
        assertThat(Text.of("", 8).width()).isZero();
    }

    @Test
    void textThatReadsUpwardsIsTallAndCentred() {
        Rectangle2D box = PlacedText.upwards(Text.of("density", 8), 20, 50).bounds();
        assertThat(box.getHeight()).isGreaterThan(3 * box.getWidth());
        assertThat(box.getCenterY()).isEqualTo(50, Offset.offset(1e-9));
        assertThat(box.getMaxX()).isGreaterThan(20);
        assertThat(box.getMinX()).isLessThan(15);
    }
}
