package org.galcause.ingesttng.units;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.galcause.causalmodel.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitTest {

    private static final Expansion AT_Z1 = Expansion.of(Cosmology.TNG, 1);

    @ParameterizedTest
    @CsvSource({
        "1e10 Msun, Msun, 1e10",
        "1e10 Msun/h, Msun, 14762326542.663124",
        "ckpc/h, kpc, 0.738116327133156",
        "ckpc/h, ckpc, 1.476232654266312",
        "ckpc, kpc, 0.5",
        "cMpc-3, h3/cMpc3, 3.217098980694068",
        "h3/cMpc3, Mpc-3, 2.486712",
        "ckpc-3, cMpc^-3, 1e9",
        "km/s, km s-1, 1",
        "Msun/yr, Msun/Gyr, 1e9",
        "1e3 km/s, kpc/Gyr, 1022.712",
    })
    void converts(String from, String to, double factor) {
        assertThat(Unit.parse(from).conversion(Unit.parse(to), AT_Z1, "x"))
                .isCloseTo(factor, Percentage.withPercentage(1e-3));
    }

    @Test
    void decimalConversionsAreExact() {
        assertThat(Unit.parse("ckpc-3").conversion(Unit.parse("cMpc-3"), Expansion.unknown(), "x"))
                .isEqualTo(1e9);
        assertThat(Unit.parse("ckpc/h").power(-3).conversion(Unit.parse("h3/cMpc3"), Expansion.unknown(), "x"))
                .isEqualTo(1e9);
    }

    @Test
    void physicalSizeIsAtMostComovingSize() {
        for (double z : new double[] {0.1, 1, 6}) {
            double comovingInPhysical =
                    Unit.parse("ckpc").conversion(Unit.parse("kpc"), Expansion.of(Cosmology.TNG, z), "x");
            assertThat(comovingInPhysical).isLessThan(1).isCloseTo(1 / (1 + z), Offset.offset(1e-15));
        }
    }

    @Test
    void aMismatchNamesBothUnitsAndTheVariable() {
        assertThatThrownBy(() -> Unit.parse("1e10 Msun/h").conversion(Unit.parse("km/s"), AT_Z1, "halo_mass"))
                .isInstanceOf(UserError.class)
                .hasMessage(
                        "Variable halo_mass: what is measured in \"1e10 Msun/h\" (mass) cannot be given in \"km/s\""
                                + " (length time^-1); allowed are units of mass, such as Msun, 1e10 Msun, Msun/h, 1e10 Msun/h.");
    }

    @Test
    void anUnknownHOrScaleFactorIsSaid() {
        assertThatThrownBy(() -> Unit.parse("ckpc-3").conversion(Unit.parse("h3/cMpc3"), Expansion.unknown(), "env"))
                .hasMessageContaining("Variable env: from \"ckpc-3\" to \"h3/cMpc3\" h is not known");
        assertThatThrownBy(() -> Unit.parse("ckpc").conversion(Unit.parse("kpc"), Expansion.unknown(), "size"))
                .hasMessageContaining("the scale factor is not known; name the redshift column");
    }

    @ParameterizedTest
    @CsvSource({
        "Msunn, \"Msunn\" is no known unit; did you mean \"Msun\"?",
        "'Msun/', \"/\" is not understood",
        "Msun/(yr), \"/(yr)\" is not understood",
        "0 Msun, its number is not positive"
    })
    void refusesWhatItDoesNotUnderstand(String text, String message) {
        assertThatThrownBy(() -> Unit.parse(text))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("Unit \"" + text + "\": " + message);
    }
}
