package org.galcause.ingesttng.inspect;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.galcause.causalmodel.UserError;
import org.galcause.ingesttng.hdf5.Hdf5File;

/**
 * Numbered files, each opened for a look.
 *
 * @param seen what was seen in those that can be read, by number
 * @param faults sentences about the others
 */
record Opened<T>(Map<Integer, T> seen, List<String> faults) {

    static <T> Opened<T> of(Map<Integer, Path> files, Function<Hdf5File, T> look) {
        List<Integer> numbers = List.copyOf(files.keySet());
        List<Look<T>> looks = numbers.parallelStream()
                .map(number -> look(number, files.getOrDefault(number, Path.of("")), look))
                .toList();
        Map<Integer, T> seen = new TreeMap<>();
        looks.forEach(each -> each.seen().forEach(value -> seen.put(each.number(), value)));
        return new Opened<>(
                seen, looks.stream().flatMap(each -> each.faults().stream()).toList());
    }

    private static <T> Look<T> look(int number, Path path, Function<Hdf5File, T> look) {
        try (Hdf5File file = Hdf5File.open(path)) {
            return new Look<>(number, List.of(look.apply(file)), List.of());
        } catch (UserError fault) {
            return new Look<>(number, List.of(), fault.problems());
        }
    }

    /** One file: what was seen, or why nothing was. */
    private record Look<T>(int number, List<T> seen, List<String> faults) {}

    /** Numbers of the files that cannot be read. */
    List<Integer> broken(Map<Integer, Path> files) {
        return files.keySet().stream()
                .filter(number -> !seen.containsKey(number))
                .sorted()
                .toList();
    }
}
