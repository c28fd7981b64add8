package org.galcause.ingesttng.hdf5;

import io.jhdf.api.Attribute;
import io.jhdf.api.Node;
import java.lang.reflect.Array;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.galcause.causalmodel.NearestName;
import org.galcause.causalmodel.UserError;

/** The attributes of one group or dataset, read into memory: numbers of any width, arrays of them, and text. */
public final class Hdf5Attributes {

    private final Path file;
    private final String node;
    private final Map<String, Object> values;

    private Hdf5Attributes(Path file, String node, Map<String, Object> values) {
        this.file = file;
        this.node = node;
        this.values = values;
    }

    static Hdf5Attributes of(Path file, String name, Optional<? extends Node> node) {
        Map<String, Object> values = new TreeMap<>();
        node.ifPresent(found -> Faults.telling(file, "the attributes of " + name, () -> {
            for (Attribute attribute : found.getAttributes().values()) {
                Object value = attribute.getData();
                values.put(attribute.getName(), value == null ? "" : value);
            }
            return values;
        }));
        return new Hdf5Attributes(file, name, values);
    }

    /** Their names, sorted. */
    public List<String> names() {
        return List.copyOf(values.keySet());
    }

    /** Whether there is one of that name. */
    public boolean contains(String name) {
        return values.containsKey(name);
    }

    /** A whole number of any width (uint64 beyond 2^63 is refused), also one written as a real number without decimals. */
    public OptionalLong wholeNumber(String name) {
        Object value = single(values.get(name));
        if (value instanceof Number number && number.doubleValue() == Math.rint(number.doubleValue())) {
            return OptionalLong.of(
                    number instanceof java.math.BigInteger big ? big.longValueExact() : number.longValue());
        }
        return OptionalLong.empty();
    }

    /** A whole number that must be there. */
    public long requiredWholeNumber(String name) {
        return wholeNumber(name).orElseThrow(() -> missing(name, "a whole number"));
    }

    /** A number. */
    public OptionalDouble number(String name) {
        return single(values.get(name)) instanceof Number number
                ? OptionalDouble.of(number.doubleValue())
                : OptionalDouble.empty();
    }

    /** A number that must be there. */
    public double requiredNumber(String name) {
        return number(name).orElseThrow(() -> missing(name, "a number"));
    }

    /** Text. */
    public Optional<String> text(String name) {
        return values.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    /** An array of numbers, or a single one; empty when there is none. */
    public double[] numbers(String name) {
        Object value = values.get(name);
        if (value == null || !value.getClass().isArray()) {
            return number(name).isPresent() ? new double[] {number(name).getAsDouble()} : new double[0];
        }
        double[] numbers = new double[Array.getLength(value)];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = Array.get(value, i) instanceof Number number ? number.doubleValue() : Double.NaN;
        }
        return numbers;
    }

    private static Object single(@org.jspecify.annotations.Nullable Object value) {
        if (value == null) {
            return "";
        }
        return value.getClass().isArray() && Array.getLength(value) == 1 ? Array.get(value, 0) : value;
    }

    private UserError missing(String name, String kind) {
        return UserError.data(file + ": " + node + " has no attribute " + name + " that is " + kind
                + NearestName.hint(name, values.keySet()));
    }
}
