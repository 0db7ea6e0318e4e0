package org.muster.notice.print;

import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** An XHTML page in the making. What XML cannot hold is left out of its texts. */
final class Page {

    private final Document document;

    Page(Document document) {
        this.document = document;
    }

    Document document() {
        return document;
    }

    /** @param kind its class, null for none */
    Element add(org.w3c.dom.Node parent, String name, String kind) {
        Element element = document.createElement(name);
        if (kind != null) {
            element.setAttribute("class", kind);
        }
        parent.appendChild(element);
        return element;
    }

    Element add(org.w3c.dom.Node parent, String name, String kind, String text) {
        Element element = add(parent, name, kind);
        element.appendChild(document.createTextNode(printable(text)));
        return element;
    }

    private static String printable(String text) {
        return text.replaceAll("[^\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]", " ");
    }
}
