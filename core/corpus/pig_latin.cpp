// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/corpus/pig_latin.h"

#include <array>
#include <cmath>

namespace seq2seq {
namespace {

constexpr std::size_t kMostWords = 4;
constexpr std::size_t kMostLetters = 9;

// Short and common, with every kind of beginning.
constexpr auto kWords = std::to_array<std::string_view>({"able", "about", "above", "across",
    "after", "again", "air", "all", "always", "animal", "apple", "arm", "ask", "aunt", "autumn",
    "baby", "back", "ball", "bank", "bear", "bed", "begin", "bell", "bird", "black", "blue", "boat",
    "book", "bread", "bridge", "bright", "bring", "brother", "brown", "build", "cake", "call",
    "calm", "camera", "car", "cat", "chair", "change", "cheese", "child", "city", "clean", "clock",
    "cloud", "coat", "coffee", "cold", "colour", "cook", "corner", "count", "cow", "cream", "cry",
    "dance", "dark", "day", "deep", "desk", "dinner", "dog", "door", "dream", "dress", "drink",
    "drive", "duck", "each", "early", "earth", "east", "easy", "eat", "egg", "eight", "empty",
    "end", "enough", "every", "eye", "face", "fair", "family", "farm", "fast", "father", "field",
    "fire", "fish", "five", "flag", "floor", "flower", "fly", "food", "forest", "four", "free",
    "fresh", "friend", "frog", "fruit", "game", "garden", "gate", "girl", "give", "glad", "glass",
    "good", "grass", "great", "green", "grey", "ground", "hair", "half", "hand", "happy", "hat",
    "head", "heart", "help", "high", "hill", "home", "horse", "hot", "hour", "house", "ice", "idea",
    "in", "ink", "inside", "island", "job", "join", "juice", "jump", "keep", "key", "kind", "king",
    "kitchen", "kite", "knee", "know", "lake", "lamp", "large", "laugh", "leaf", "learn", "left",
    "letter", "light", "like", "line", "lion", "list", "little", "long", "look", "love", "lunch",
    "make", "man", "map", "market", "meal", "meet", "milk", "minute", "money", "moon", "morning",
    "mother", "mouse", "music", "name", "near", "new", "next", "night", "nine", "north", "nose",
    "note", "ocean", "often", "oil", "old", "olive", "one", "open", "orange", "our", "out", "over",
    "owl", "page", "paint", "paper", "park", "party", "pencil", "people", "phone", "picture",
    "piece", "place", "plane", "plant", "play", "please", "plum", "point", "pretty", "price",
    "proud", "queen", "question", "quick", "quiet", "quite", "rain", "read", "red", "rice", "right",
    "ring", "river", "road", "room", "round", "run", "salt", "sand", "school", "scream", "sea",
    "season", "see", "seven", "shadow", "sharp", "ship", "shirt", "shoe", "shop", "short", "silver",
    "sing", "sister", "six", "skate", "sky", "sleep", "slow", "small", "smile", "snow", "soft",
    "song", "south", "speak", "spoon", "spring", "square", "stair", "star", "stone", "story",
    "strange", "street", "string", "strong", "sugar", "summer", "sun", "sweet", "swim", "table",
    "talk", "tall", "tea", "teach", "ten", "thank", "the", "thin", "think", "three", "throw",
    "time", "today", "tooth", "town", "train", "tree", "true", "try", "twelve", "twenty", "two",
    "uncle", "under", "until", "up", "use", "very", "village", "visit", "voice", "wait", "walk",
    "wall", "warm", "wash", "watch", "water", "week", "west", "wheel", "when", "white", "wide",
    "wind", "window", "winter", "woman", "word", "work", "world", "write", "year", "yellow", "yes",
    "young", "zebra", "zero"});

bool isVowel(char letter)
{
    return std::string_view("aeiou").find(letter) != std::string_view::npos;
}

} // namespace

std::string pigLatin(std::string_view word)
{
    std::size_t first = 0; // vowel
    while (first < word.size() && !isVowel(word[first]) && (word[first] != 'y' || first == 0))
        ++first;
    if (first > 0 && first < word.size() && word[first] == 'u' && word[first - 1] == 'q')
        ++first;
    const std::string moved(word.substr(0, first));
    return std::string(word.substr(first)) + (first == 0 ? "way" : moved + "ay");
}

LinkedText drawPigLatin(Random &random)
{
    LinkedText pair;
    const std::size_t words = 1 + random.below(kMostWords);
    for (std::size_t i = 0; i < words; ++i) {
        const std::string_view word = kWords.at(random.below(kWords.size()));
        const std::string changed = pigLatin(word);
        if (i > 0) {
            pair.source += ' ';
            pair.target += ' ';
        }
        pair.links.push_back({{pair.source.size(), pair.source.size() + word.size()},
            {pair.target.size(), pair.target.size() + changed.size()}, true});
        pair.source += word;
        pair.target += changed;
    }
    return pair;
}

double countPigLatin()
{
    double count = 0;
    for (std::size_t words = 1; words <= kMostWords; ++words)
        count += std::pow(kWords.size(), words);
    return count;
}

LinkedText drawAbCopy(Random &random)
{
    LinkedText pair;
    const std::size_t letters = 1 + random.below(kMostLetters);
    for (std::size_t i = 0; i < letters; ++i) {
        if (i > 0)
            pair.source += ' ';
        pair.links.push_back({{2 * i, 2 * i + 1}, {2 * i, 2 * i + 1}, true});
        pair.source += random.below(2) == 0 ? 'a' : 'b';
    }
    pair.target = pair.source;
    return pair;
}

double countAbCopies()
{
    return std::pow(2, kMostLetters + 1) - 2;
}

} // namespace seq2seq
