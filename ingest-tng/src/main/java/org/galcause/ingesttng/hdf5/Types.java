package org.galcause.ingesttng.hdf5;

import io.jhdf.object.datatype.ArrayDataType;
import io.jhdf.object.datatype.BitField;
import io.jhdf.object.datatype.CompoundDataType;
import io.jhdf.object.datatype.DataType;
import io.jhdf.object.datatype.EnumDataType;
import io.jhdf.object.datatype.FixedPoint;
import io.jhdf.object.datatype.FloatingPoint;
import io.jhdf.object.datatype.OpaqueDataType;
import io.jhdf.object.datatype.OrderedDataType;
import io.jhdf.object.datatype.Reference;
import io.jhdf.object.datatype.StringData;
import io.jhdf.object.datatype.VariableLength;
import java.nio.ByteOrder;

/** HDF5 datatypes as element types. */
final class Types {

    private Types() {}

    static ElementType of(DataType type) {
        if (type instanceof EnumDataType enumeration) {
            ElementType base = of(enumeration.getBaseType());
            return base.bytes() == 1 ? ElementType.BOOLEAN : base;
        }
        if (type instanceof FixedPoint fixed) {
            return whole(fixed);
        }
        if (type instanceof FloatingPoint floating) {
            return switch (floating.getSize()) {
                case Float.BYTES -> ElementType.FLOAT32;
                case Double.BYTES -> ElementType.FLOAT64;
                default -> ElementType.OTHER;
            };
        }
        return ElementType.OTHER;
    }

    /** A type in words; numbers as numpy calls them. */
    static String label(DataType type) {
        ElementType element = of(type);
        if (element != ElementType.OTHER) {
            return element.label();
        }
        if (type instanceof FloatingPoint floating) {
            return "float" + 8 * floating.getSize();
        } else if (type instanceof StringData) {
            return "text";
        } else if (type instanceof CompoundDataType) {
            return "compound";
        } else if (type instanceof VariableLength variable) {
            return variable.isVariableLengthString() ? "text" : "lists";
        } else if (type instanceof Reference) {
            return "references";
        } else if (type instanceof BitField) {
            return "bit fields";
        } else if (type instanceof ArrayDataType) {
            return "arrays";
        }
        return type instanceof OpaqueDataType ? "opaque bytes" : element.label();
    }

    /** Whether a value of the type is a number or text. */
    static boolean plain(DataType type) {
        return of(type) != ElementType.OTHER
                || type instanceof StringData
                || type instanceof EnumDataType
                || type instanceof FloatingPoint floating && floating.getSize() <= Double.BYTES
                || type instanceof VariableLength variable && variable.isVariableLengthString();
    }

    static ByteOrder order(DataType type) {
        if (type instanceof EnumDataType enumeration) {
            return order(enumeration.getBaseType());
        }
        return type instanceof OrderedDataType ordered ? ordered.getByteOrder() : ByteOrder.LITTLE_ENDIAN;
    }

    private static ElementType whole(FixedPoint type) {
        if (type.getBitPrecision() != 8 * type.getSize()) {
            return ElementType.OTHER;
        }
        boolean signed = type.isSigned();
        return switch (type.getSize()) {
            case 1 -> signed ? ElementType.INT8 : ElementType.UINT8;
            case 2 -> signed ? ElementType.INT16 : ElementType.UINT16;
            case 4 -> signed ? ElementType.INT32 : ElementType.UINT32;
            case 8 -> signed ? ElementType.INT64 : ElementType.UINT64;
            default -> ElementType.OTHER;
        };
    }
}
