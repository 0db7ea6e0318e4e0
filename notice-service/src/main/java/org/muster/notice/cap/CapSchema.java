package org.muster.notice.cap;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import javax.xml.transform.sax.SAXSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;

import jakarta.inject.Singleton;

import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.XMLReader;

/**
 * Holds documents against the schema of CAP 1.2. Nothing outside the document is ever read and no entity is expanded: a
 * document with a DOCTYPE is not valid.
 */
@Singleton
public class CapSchema {

    /** A place where the document departs from the schema. */
    public record Fault(int line, int column, String message) {}

    private static final int MOST_FAULTS = 50;

    private final Schema schema = load();

    /** In the order of the document, at most fifty; empty for a valid one. */
    public List<Fault> faults(byte[] document) {
        Faults faults = new Faults();
        try {
            Validator validator = schema.newValidator();
            validator.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            validator.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            validator.setErrorHandler(faults);
            XMLReader reader = reader();
            reader.setErrorHandler(faults);
            validator.validate(new SAXSource(reader, new InputSource(new ByteArrayInputStream(document))));
        } catch (SAXException e) {
            faults.addUnlessKnown(e);
        } catch (IOException e) {
            faults.found.add(new Fault(1, 1, String.valueOf(e.getMessage())));
        }
        return faults.found;
    }

    private static XMLReader reader() throws SAXException {
        try {
            SAXParserFactory factory = SAXParserFactory.newDefaultInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newSAXParser().getXMLReader();
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Schema load() {
        try {
            return SchemaFactory.newDefaultInstance().newSchema(CapSchema.class.getResource("/cap/cap-1.2.xsd"));
        } catch (SAXException e) {
            throw new IllegalStateException("The schema of CAP is unreadable", e);
        }
    }

    private static final class Faults implements ErrorHandler {

        private final List<Fault> found = new ArrayList<>();

        @Override
        public void warning(SAXParseException e) {
            // a warning does not make it invalid
        }

        @Override
        public void error(SAXParseException e) {
            add(e);
        }

        @Override
        public void fatalError(SAXParseException e) throws SAXException {
            add(e);
            throw e;
        }

        void addUnlessKnown(SAXException e) {
            if (found.isEmpty()) {
                found.add(new Fault(1, 1, String.valueOf(e.getMessage())));
            }
        }

        private void add(SAXParseException e) {
            if (found.size() < MOST_FAULTS) {
                found.add(new Fault(e.getLineNumber(), e.getColumnNumber(), e.getMessage()));
            }
        }
    }
}
