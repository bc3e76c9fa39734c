package dev.retort.hibernate;

import java.util.ArrayList;
import java.util.List;

/** Splits a piece of SQL at the blanks that stand outside quotes and parentheses. */
final class SqlWords {

    private final String text;
    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();

    private SqlWords(String text) {
        this.text = text;
    }

    static List<String> of(String text) {
        return new SqlWords(text).split();
    }

    /** A condition without the parentheses around all of it. */
    static String unwrapped(String condition) {
        String bare = condition.strip();
        while (bare.startsWith("(") && end(bare, 0) == bare.length()) {
            bare = bare.substring(1, bare.length() - 1).strip();
        }
        return bare;
    }

    private List<String> split() {
        int at = 0;
        while (at < text.length()) {
            char letter = text.charAt(at);
            int next = end(text, at);
            if (Character.isWhitespace(letter)) {
                finish();
            } else {
                if (letter == '(' && word.toString().equalsIgnoreCase("check")) {
                    finish();
                }
                word.append(text, at, next);
            }
            at = next;
        }
        finish();
        return List.copyOf(words);
    }

    private void finish() {
        if (!word.isEmpty()) {
            words.add(word.toString());
            word.setLength(0);
        }
    }

    /** Where the letter, the quoted text or the parenthesis that begins here is over. */
    private static int end(String text, int start) {
        char first = text.charAt(start);
        if (first == '\'' || first == '"') {
            int close = text.indexOf(first, start + 1);
            return close < 0 ? text.length() : close + 1;
        }
        if (first != '(') {
            return start + 1;
        }
        int at = start + 1;
        while (at < text.length() && text.charAt(at) != ')') {
            at = end(text, at);
        }
        return Math.min(at + 1, text.length());
    }
}
