package org.galcause.ingesttng.tables;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.galcause.causalmodel.NearestName;
import org.galcause.causalmodel.UserError;

/** Some columns of a table in memory: asked for first, then read in one pass. */
final class TableContent {

    private final TableFile file;
    private final Map<String, NumberColumn> numbers = new LinkedHashMap<>();
    private final Map<String, KeyColumn> keys = new LinkedHashMap<>();
    private final Map<String, WordColumn> words = new LinkedHashMap<>();

    TableContent(TableFile file) {
        this.file = file;
    }

    TableFile file() {
        return file;
    }

    /** The column of numbers of a name. */
    NumberColumn numbers(String column) {
        return numbers.computeIfAbsent(column, name -> new NumberColumn(place(name)));
    }

    /** The column of ids of a name. */
    KeyColumn keys(String column) {
        return keys.computeIfAbsent(column, name -> new KeyColumn(place(name)));
    }

    /** The column of words of a name. */
    WordColumn words(String column) {
        return words.computeIfAbsent(column, name -> new WordColumn());
    }

    private CellPlace place(String column) {
        requireColumn(column);
        return new CellPlace(file.path(), column);
    }

    private int requireColumn(String column) {
        int place = file.columns().indexOf(column);
        if (place < 0) {
            String hint = NearestName.hint(column, file.columns());
            throw UserError.study(file.path() + " has no column \"" + column + "\"" + (hint.isEmpty() ? "." : hint)
                    + " Its columns: " + String.join(", ", file.columns()) + ".");
        }
        return place;
    }

    /** How many rows were read; 0 if no column was asked for. */
    int rows() {
        return Stream.of(
                        numbers.values().stream().map(NumberColumn::rows),
                        keys.values().stream().map(KeyColumn::rows),
                        words.values().stream().map(WordColumn::rows))
                .flatMap(lengths -> lengths)
                .findFirst()
                .orElse(0);
    }

    /** Reads all columns asked for so far. */
    void read() {
        List<Integer> places = new ArrayList<>();
        List<ColumnSink> sinks = new ArrayList<>();
        for (Map<String, ? extends ColumnSink> kind : List.of(numbers, keys, words)) {
            kind.forEach((name, sink) -> {
                places.add(requireColumn(name));
                sinks.add(sink);
            });
        }
        file.read(places, sinks);
    }
}
