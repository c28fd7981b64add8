package org.galcause.redshiftsweep.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/**
 * One process that writes into a store. Its name is part of the names of its files, so that no two writers ever write the same file.
 *
 * @param host the machine, letters, digits and dashes only
 * @param pid the process on it
 * @param mark tells processes of the same number apart
 */
public record Writer(String host, long pid, String mark) {

    /** This process. */
    public static Writer here() {
        return new Writer(
                hostName().replaceAll("[^A-Za-z0-9]+", "-"),
                ProcessHandle.current().pid(),
                UUID.randomUUID().toString().substring(0, 6));
    }

    /** As it stands in file names. */
    public String name() {
        return host + "-" + pid + "-" + mark;
    }

    /** Whether the writer is certainly gone: its process was on this machine and is no more. */
    boolean isGoneFromHere() {
        return host.equals(here().host) && ProcessHandle.of(pid).isEmpty();
    }

    private static String hostName() {
        try {
            return Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
        } catch (IOException notLinux) {
            return System.getenv().getOrDefault("HOSTNAME", "here");
        }
    }
}
