package org.galcause.ingesttng.fields;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import org.galcause.causalmodel.UserError;
import org.galcause.ingesttng.Oracle;
import org.galcause.ingesttng.RealData;
import org.galcause.ingesttng.hdf5.Hdf5Attributes;
import org.galcause.ingesttng.hdf5.Hdf5Dataset;
import org.galcause.ingesttng.hdf5.Hdf5File;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The dictionary against itself and against what real files say about their own scaling. */
class FieldDictionaryTest {

    @TempDir
    Path folder;

    @Test
    void everyFieldHasAUnitThatCanBeReadAndAMeaning() {
        assertThat(FieldDictionary.tng().fields()).hasSizeGreaterThan(220).allSatisfy(field -> {
            assertThat(field.meaning()).isNotBlank();
            assertThat(field.scaling().cgs()).isNotNegative();
            assertThat(field.fileUnit().isEmpty()).isEqualTo(field.unit().isEmpty());
        });
        assertThat(FieldDictionary.tng().tables())
                .contains("Subhalo", "Group", "SubLink", "LHaloTree", "PartType0", "PartType3", "PartType5");
    }

    /** The magnetic unit is the square root of the pressure 1e10 Msun (km/s)^2 / kpc^3. */
    @Test
    void derivedUnitsFollowFromTheBaseUnits() {
        Field pressure = FieldDictionary.tng().named("BH_Pressure").get(0);
        Field magnetic = FieldDictionary.tng().named("MagneticField").get(0);
        Field accretion = FieldDictionary.tng().named("BH_Mdot").get(0);
        double expected = Math.sqrt(pressure.scaling().cgs());
        assertThat(magnetic.scaling().cgs()).isCloseTo(expected, within(1e-3 * expected));
        double massOverTime = 1.989e43 / 3.085678e21 * 1e5;
        assertThat(accretion.scaling().cgs()).isCloseTo(massOverTime, within(1e-3 * massOverTime));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "snap_tng50-4-subbox0/snap_2332.0.hdf5",
                "snap_tng50-4-subbox0/snap_2332.1.hdf5",
                "sublink/stars_565261.hdf5"
            })
    void physicalValuesEqualThoseOfTheFilesOwnAttributes(String name) {
        try (Hdf5File file = Hdf5File.open(RealData.at(name))) {
            int compared = 0;
            for (String group : file.groups("")) {
                for (Hdf5Dataset dataset :
                        group.startsWith("PartType") ? file.datasets(group) : List.<Hdf5Dataset>of()) {
                    Field field = FieldDictionary.tng()
                            .find(group, dataset.name())
                            .orElseThrow(() -> new AssertionError(dataset.path() + " is not in the dictionary"));
                    assertThat(StatedScaling.contradictions(file, dataset.path(), field))
                            .isEmpty();
                    compared += compare(field, file.attributes(dataset.path()));
                }
            }
            assertThat(compared).isPositive();
        }
    }

    /** One unit of the file at a = 0.5 and h = 0.6774, in cgs, by the attributes and by the dictionary. */
    private static int compare(Field field, Hdf5Attributes stated) {
        if (stated.number("to_cgs").orElse(0) == 0) {
            return 0;
        }
        double a = 0.5;
        double h = 0.6774;
        double theirs = Math.pow(a, stated.requiredNumber("a_scaling"))
                * Math.pow(h, stated.requiredNumber("h_scaling"))
                * stated.requiredNumber("to_cgs");
        double ours = Math.pow(a, field.aExponent())
                * Math.pow(h, field.hExponent())
                * field.scaling().cgs();
        assertThat(ours).as(field.path()).isCloseTo(theirs, within(5e-4 * theirs));
        return 1;
    }

    private static final String WRITE = """
            import sys, h5py, numpy as np
            with h5py.File(sys.argv[1], 'w') as f:
                def put(name, **attrs):
                    f['PartType5/' + name] = np.ones(3, 'f4')
                    for k, v in attrs.items(): f['PartType5/' + name].attrs[k] = v
                put('BH_Mass', a_scaling=0.0, h_scaling=0.0, to_cgs=1.989e43)
                put('BH_Hsml', a_scaling=1.0, h_scaling=-1.0, to_cgs=3.085678e24)
                put('Velocities', units='Msun')
                put('BH_Pressure', a_scaling=1.0, h_scaling=2.0, to_cgs=6.1374e74)
                put('BH_U', a_scaling=0.0, h_scaling=0.0, to_cgs=1e10, units='some (km/s)**2')
            """;

    @Test
    void aContradictionNamesBoth() {
        Path path = folder.resolve("snap_099.0.hdf5");
        Oracle.python(folder, WRITE, path.toString());
        try (Hdf5File file = Hdf5File.open(path)) {
            assertContradiction(file, "BH_Mass", "h^0.0, the field dictionary h^-1.0");
            assertContradiction(file, "BH_Hsml", "3.0857e+24 in cgs, the field dictionary 3.0857e+21 in cgs");
            assertContradiction(file, "Velocities", "says \"Msun\", the field dictionary \"km/s a^0.5\"");
            require(file, "BH_Pressure");
            require(file, "BH_U");
        }
    }

    private static void assertContradiction(Hdf5File file, String name, String words) {
        assertThatThrownBy(() -> require(file, name))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("snap_099.0.hdf5: PartType5/" + name)
                .hasMessageContaining(words);
    }

    private static void require(Hdf5File file, String name) {
        StatedScaling.require(
                file,
                "PartType5/" + name,
                FieldDictionary.tng().find("PartType5", name).orElseThrow());
    }

    @Test
    void listingSaysWhatWasMeant() {
        assertThat(FieldListing.of(List.of("SubhaloMassType[stars]")))
                .anyMatch(line -> line.contains("1e10 Msun/h"))
                .anyMatch(line -> line.contains("SubhaloMassType[stars]"));
        assertThat(FieldListing.of(List.of())).hasSizeGreaterThan(220);
        assertThat(FieldListing.of(List.of("LHaloTree"))).anyMatch(line -> line.contains("FirstHaloInFOFGroup"));
        assertThatThrownBy(() -> FieldListing.of(List.of("SubhaloMas")))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("did you mean \"SubhaloMass\"");
    }
}
