package org.galcause.redshiftsweep.yaml;

/** A piece of a YAML file that knows its line. */
public sealed interface YamlNode permits YamlText, YamlList, YamlMap {

    /** The line in the file, from 1; 0 for text that does not come from a file. */
    int line();

    /** In one line, in YAML's flow style. */
    String flow();
}
