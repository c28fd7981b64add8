package org.galcause.ingesttng.assembly;

/**
 * A file that was read.
 *
 * @param path as given
 * @param bytes its size
 * @param fingerprint {@code sha256:HEX} of its content; {@code sha256-sampled:HEX} of samples of a file above 64 MiB
 */
public record InputFile(String path, long bytes, String fingerprint) {}
