package org.galcause.ingesttng.source.fits;

import java.io.Serializable;
import java.util.List;
import org.apache.spark.sql.types.DataType;

/**
 * One column of a FITS table.
 *
 * @param name TTYPEn
 * @param code what its elements are: the letter of TFORMn, in lower case for an ASCII table
 * @param repeat how many elements in a row; for strings and in ASCII tables, how many bytes
 * @param offset its first byte in the row
 * @param descriptorBytes 8 or 16 where the row holds the length and place of elements in the heap; else 0
 * @param decimals digits after an implied decimal point (ASCII tables)
 * @param scaling TSCALn, TZEROn, TNULLn
 * @param blank TNULLn of an ASCII table; a field with these characters holds nothing
 * @param dims TDIMn, fastest first; empty = a plain list
 * @param element Spark's type of one element
 * @param type Spark's type of the column
 */
record FitsField(
        String name,
        char code,
        int repeat,
        int offset,
        int descriptorBytes,
        int decimals,
        Scaling scaling,
        List<String> blank,
        List<Integer> dims,
        DataType element,
        DataType type)
        implements Serializable {

    FitsField {
        blank = List.copyOf(blank);
        dims = List.copyOf(dims);
    }

    boolean variable() {
        return descriptorBytes > 0;
    }

    /** Whether a row holds one element, which is no list of one. */
    boolean single() {
        return repeat == 1 && !variable() && dims.isEmpty() && code != 'X';
    }

    /** Bytes of the column in a row. */
    int rowBytes() {
        return variable() ? descriptorBytes : bytes(repeat);
    }

    /** Bytes of some elements. */
    int bytes(int elements) {
        return switch (code) {
            case 'X' -> (elements + 7) / 8;
            case 'I' -> 2 * elements;
            case 'J', 'E' -> 4 * elements;
            case 'K', 'D', 'C' -> 8 * elements;
            case 'M' -> 16 * elements;
            default -> elements;
        };
    }
}
