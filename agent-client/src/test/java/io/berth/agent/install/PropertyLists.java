package io.berth.agent.install;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;

/** Reads what launchd reads: plutil is on a Mac only. */
public final class PropertyLists {
    private PropertyLists() {}

    public static Map<String, Object> read(String text) throws Exception {
        DocumentBuilder builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
        // The DTD is on Apple's server; nobody needs it here.
        builder.setEntityResolver((id, system) -> new InputSource(new StringReader("")));
        Element list = builder.parse(new InputSource(new StringReader(text))).getDocumentElement();
        return dict(elements(list).get(0));
    }

    private static Map<String, Object> dict(Element dict) {
        Map<String, Object> entries = new TreeMap<>();
        List<Element> elements = elements(dict);
        for (int i = 0; i < elements.size(); i += 2) {
            if (!elements.get(i).getTagName().equals("key")) {
                throw new IllegalStateException("no key where one must be");
            }
            entries.put(elements.get(i).getTextContent(), value(elements.get(i + 1)));
        }
        return entries;
    }

    private static Object value(Element element) {
        return switch (element.getTagName()) {
            case "string" -> element.getTextContent();
            case "integer" -> Long.parseLong(element.getTextContent());
            case "true" -> true;
            case "false" -> false;
            case "dict" -> dict(element);
            case "array" -> elements(element).stream().map(PropertyLists::value).toList();
            default -> throw new IllegalStateException("no property list: " + element.getTagName());
        };
    }

    private static List<Element> elements(Element parent) {
        List<Element> elements = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                elements.add(element);
            }
        }
        return elements;
    }
}
