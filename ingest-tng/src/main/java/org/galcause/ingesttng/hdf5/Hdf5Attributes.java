package org.galcause.ingesttng.hdf5;

import io.jhdf.api.Attribute;
import io.jhdf.api.Node;
import io.jhdf.exceptions.HdfException;
import java.lang.reflect.Array;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.galcause.causalmodel.NearestName;
import org.galcause.causalmodel.UserError;
import org.jspecify.annotations.Nullable;

/**
 * The attributes of one group or dataset, read into memory: numbers of any width, arrays of them, and text. One of another type, or one that
 * is damaged, is a fault only for those who ask for it.
 */
public final class Hdf5Attributes {

    private final Path file;
    private final String node;
    private final Map<String, Object> values = new TreeMap<>();
    private final Map<String, UserError> faults = new TreeMap<>();
    private final Map<String, String> unread = new TreeMap<>();

    private Hdf5Attributes(Path file, String node) {
        this.file = file;
        this.node = node;
    }

    static Hdf5Attributes of(Path file, String name, Optional<? extends Node> node) {
        Hdf5Attributes attributes = new Hdf5Attributes(file, name);
        node.ifPresent(found -> Faults.telling(file, "the attributes of " + name, () -> {
            attributes.read(found);
            return attributes;
        }));
        return attributes;
    }

    private void read(Node found) {
        try {
            found.getAttributes().values().forEach(this::read);
        } catch (HdfException fault) {
            DenseAttributes dense = DenseAttributes.of(found);
            if (dense.foreign().isEmpty()) {
                throw fault;
            }
            dense.known().forEach(this::read);
            dense.foreign().forEach(this::leaveOut);
        }
        if (found.getHdfFile().getHdfBackingStorage() instanceof BoundedStorage storage) {
            storage.foreign().attributes(found.getAddress()).forEach(this::leaveOut);
        }
    }

    private void leaveOut(String name, String type) {
        values.put(name, "");
        unread.put(name, type);
        faults.put(
                name,
                UserError.data(file + ": attribute " + name + " of " + owner() + " is of type " + type
                        + ", which is not read; write it as numbers or text"));
    }

    private String owner() {
        return node.isEmpty() ? "the root group" : node;
    }

    private void read(Attribute attribute) {
        String name = attribute.getName();
        if (!Types.plain(attribute.getDataType())) {
            leaveOut(name, Types.label(attribute.getDataType()));
            return;
        }
        try {
            Object value = Faults.telling(
                            file,
                            "attribute " + name + " of " + owner(),
                            () -> Optional.ofNullable(attribute.getData()))
                    .orElse("");
            values.put(name, value);
        } catch (UserError fault) {
            values.put(name, "");
            faults.put(name, fault);
        }
    }

    private @Nullable Object value(String name) {
        UserError fault = faults.get(name);
        if (fault != null) {
            throw fault;
        }
        return values.get(name);
    }

    /** Their names, sorted. */
    public List<String> names() {
        return List.copyOf(values.keySet());
    }

    /** Those of types that are not read, by name: the type in words. */
    public Map<String, String> unread() {
        return Map.copyOf(unread);
    }

    /** Whether there is one of that name. */
    public boolean contains(String name) {
        return values.containsKey(name);
    }

    /** A whole number of any width (uint64 beyond 2^63 is refused), also one written as a real number without decimals. */
    public OptionalLong wholeNumber(String name) {
        Object value = single(value(name));
        if (value instanceof Number number && number.doubleValue() == Math.rint(number.doubleValue())) {
            return OptionalLong.of(number instanceof BigInteger big ? big.longValueExact() : number.longValue());
        }
        return OptionalLong.empty();
    }

    /** A whole number that must be there. */
    public long requiredWholeNumber(String name) {
        return wholeNumber(name).orElseThrow(() -> missing(name, "a whole number"));
    }

    /** A number. */
    public OptionalDouble number(String name) {
        return single(value(name)) instanceof Number number
                ? OptionalDouble.of(number.doubleValue())
                : OptionalDouble.empty();
    }

    /** A number that must be there. */
    public double requiredNumber(String name) {
        return number(name).orElseThrow(() -> missing(name, "a number"));
    }

    /** Text. */
    public Optional<String> text(String name) {
        return value(name) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    /** An array of numbers, or a single one; empty when there is none. */
    public double[] numbers(String name) {
        @Nullable Object value = value(name);
        if (value == null || !value.getClass().isArray()) {
            return number(name).isPresent() ? new double[] {number(name).getAsDouble()} : new double[0];
        }
        double[] numbers = new double[Array.getLength(value)];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = Array.get(value, i) instanceof Number number ? number.doubleValue() : Double.NaN;
        }
        return numbers;
    }

    private static Object single(@Nullable Object value) {
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
