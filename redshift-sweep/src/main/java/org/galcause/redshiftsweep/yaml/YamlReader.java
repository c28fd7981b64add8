package org.galcause.redshiftsweep.yaml;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads YAML into nodes of plain text. */
public final class YamlReader {

    private final Set<Node> open = Collections.newSetFromMap(new IdentityHashMap<>());

    private YamlReader() {}

    /**
     * Reads one document.
     *
     * @throws YamlSyntaxException with the line, when it is not YAML
     */
    public static YamlNode read(String text) {
        try (Reader reader = new StringReader(text)) {
            LoaderOptions options = new LoaderOptions();
            options.setCodePointLimit(16 * 1024 * 1024);
            Node root = new Yaml(new SafeConstructor(options)).compose(reader);
            return root == null ? new YamlText("", YamlText.Style.PLAIN, 1) : new YamlReader().node(root);
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            throw new YamlSyntaxException(line, sentence(e));
        } catch (YAMLException | IOException e) {
            throw new YamlSyntaxException(1, String.valueOf(e.getMessage()));
        }
    }

    private static String sentence(MarkedYAMLException e) {
        String problem = e.getProblem() == null ? "cannot be read" : e.getProblem();
        return "not valid YAML: " + problem.replace('\n', ' ')
                + "; look at the indentation, quotes and brackets of this line and the one above";
    }

    private YamlNode node(Node node) {
        if (!open.add(node)) {
            throw new YamlSyntaxException(line(node), "an anchor refers to itself");
        }
        YamlNode read = node instanceof MappingNode map
                ? map(map)
                : node instanceof SequenceNode list ? list(list) : text((ScalarNode) node);
        open.remove(node);
        return read;
    }

    private YamlMap map(MappingNode map) {
        List<YamlMap.Entry> entries = new ArrayList<>();
        for (NodeTuple tuple : map.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                throw new YamlSyntaxException(line(tuple.getKeyNode()), "a key must be a plain word");
            }
            entries.add(new YamlMap.Entry(key.getValue(), line(key), node(tuple.getValueNode())));
        }
        return new YamlMap(entries, line(map));
    }

    private YamlList list(SequenceNode list) {
        return new YamlList(list.getValue().stream().map(this::node).toList(), line(list));
    }

    private static YamlText text(ScalarNode scalar) {
        YamlText.Style style = scalar.getScalarStyle() == DumperOptions.ScalarStyle.PLAIN
                ? YamlText.Style.PLAIN
                : YamlText.Style.QUOTED;
        return new YamlText(scalar.getValue(), style, line(scalar));
    }

    private static int line(Node node) {
        return node.getStartMark() == null ? 0 : node.getStartMark().getLine() + 1;
    }
}
