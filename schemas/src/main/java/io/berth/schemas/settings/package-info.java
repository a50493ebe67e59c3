/** Settings before a program looks at them: the file, and which of them are secrets. One rule for all programs of Berth. */
package io.berth.schemas.settings;
