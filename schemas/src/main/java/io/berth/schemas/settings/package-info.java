/** Settings before a program looks at them: the file, keys that are mistyped, secrets. One rule for all programs of Berth. */
package io.berth.schemas.settings;
