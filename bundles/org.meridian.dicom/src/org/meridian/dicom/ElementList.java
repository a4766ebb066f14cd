package org.meridian.dicom;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The elements of one data set while it is read, with what they say of those after them. */
final class ElementList {
    private final List<Element> elements = new ArrayList<>();
    private Map<Integer, String> creators = Map.of();
    private final SpecificCharacterSet outer;
    private boolean signed;
    private boolean sorted = true;

    /** What an item takes over from the data set around it. */
    ElementList(SpecificCharacterSet outer, boolean signed) {
        this.outer = outer;
        this.signed = signed;
    }

    /** The tag read last, 0 before the first. */
    int lastTag() {
        return elements.isEmpty() ? 0 : elements.get(elements.size() - 1).tag();
    }

    /** Whether Pixel Representation says signed, which decides between US and SS. */
    boolean signed() {
        return signed;
    }

    /**
     * Takes the next element.
     *
     * @return whether it follows the one before in order
     */
    boolean add(Element element) {
        int tag = element.tag();
        boolean inOrder = elements.isEmpty() || Integer.compareUnsigned(lastTag(), tag) < 0;
        sorted &= inOrder;
        elements.add(element);
        if (tag == Tag.PixelRepresentation && element.length() == 2) {
            signed = element.buffer().getShort() == 1;
        } else if (Tag.isPrivateCreator(tag) && element.vr().isText()) {
            if (creators.isEmpty()) {
                creators = new HashMap<>();
            }
            creators.putIfAbsent(
                    tag, new Dataset(List.of(element), SpecificCharacterSet.DEFAULT).text(tag));
        }
        return inOrder;
    }

    /** The VR that a tag has here in implicit VR; UN when unknown. */
    VR implicitVR(int tag) {
        if (!Tag.isPrivate(tag) || Tag.isPrivateCreator(tag)) {
            return Dictionary.implicitVR(tag, signed);
        }
        String creator = creators.get(Tag.privateCreator(tag));
        return creator == null ? VR.UN : PrivateDictionary.vr(creator, tag);
    }

    /** The character set that holds for texts and for items. */
    SpecificCharacterSet characterSet() {
        for (Element element : elements) {
            if (element.tag() == Tag.SpecificCharacterSet && element.vr().isText()) {
                return SpecificCharacterSet.of(
                        new Dataset(List.of(element), SpecificCharacterSet.DEFAULT)
                                .strings(Tag.SpecificCharacterSet));
            }
            if (Integer.compareUnsigned(element.tag(), Tag.SpecificCharacterSet) > 0) {
                break;
            }
        }
        return outer;
    }

    Dataset dataset() {
        return new Dataset(sorted ? elements : sortedOnce(), characterSet());
    }

    private List<Element> sortedOnce() {
        List<Element> ascending = new ArrayList<>(elements);
        ascending.sort((a, b) -> Integer.compareUnsigned(a.tag(), b.tag()));
        List<Element> once = new ArrayList<>(ascending.size());
        for (Element element : ascending) {
            if (once.isEmpty() || once.get(once.size() - 1).tag() != element.tag()) {
                once.add(element);
            }
        }
        return once;
    }
}
