package org.galcause.ingesttng.hdf5;

import java.io.EOFException;
import java.nio.BufferUnderflowException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/** What is thrown on files that are damaged or out of reach, in words. */
public final class FaultWords {

    private FaultWords() {}

    /** One line without the names of classes. */
    public static String of(Throwable fault) {
        if (fault instanceof AccessDeniedException) {
            return "permission denied; ask its owner for read access";
        } else if (fault instanceof NoSuchFileException) {
            return "it is not there any more";
        } else if (fault instanceof BufferUnderflowException || fault instanceof EOFException) {
            return "it ends in the middle of a structure";
        } else if (fault instanceof IndexOutOfBoundsException || fault instanceof NegativeArraySizeException) {
            return "a size or address in it is impossible";
        } else if (fault instanceof StackOverflowError) {
            return "its structure leads in circles";
        } else if (fault instanceof OutOfMemoryError) {
            return "it claims more data than memory holds";
        }
        String message = String.valueOf(fault.getMessage())
                .lines()
                .findFirst()
                .orElse("")
                .replaceAll("[\\w.$]*(Exception|Error)\\b:?\\s*", "")
                .strip();
        return message.isEmpty() || message.equals("null") ? "its structure makes no sense" : message;
    }
}
