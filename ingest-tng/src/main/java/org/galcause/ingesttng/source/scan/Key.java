package org.galcause.ingesttng.source.scan;

/** What is known of a row before it is read; conditions on it decide what is read at all. */
public enum Key {
    SNAPSHOT,
    CHUNK,
    ID
}
