// SPDX-License-Identifier: GPL-3.0-or-later
// Private to core/corpus: the words of everyday-en-fr, with what of the others they go with.
#pragma once

#include <array>
#include <string_view>

namespace seq2seq::english_french {

// What a noun is, and what an adjective can be said of.
enum Kind : unsigned {
    Person = 1,
    Animal = 2,
    Food = 4,
    Drink = 8,
    Text = 16,
    Clothes = 32,
    Thing = 64,
    Building = 128,
};
inline constexpr unsigned kLiving = Person | Animal;
inline constexpr unsigned kBought = Food | Drink | Text | Clothes | Thing;

struct Noun {
    std::string_view english;
    std::string_view french;
    bool isFeminine;
    unsigned kind;
    std::string_view plural = {}; // French; empty: with an s
};

inline constexpr auto kNouns = std::to_array<Noun>({
    {"girl", "fille", true, Person},
    {"boy", "garçon", false, Person},
    {"woman", "femme", true, Person},
    {"man", "homme", false, Person},
    {"child", "enfant", false, Person},
    {"teacher", "professeur", false, Person},
    {"doctor", "médecin", false, Person},
    {"neighbour", "voisin", false, Person},
    {"student", "étudiant", false, Person},
    {"baker", "boulanger", false, Person},
    {"singer", "chanteuse", true, Person},
    {"nurse", "infirmière", true, Person},
    {"cat", "chat", false, Animal},
    {"dog", "chien", false, Animal},
    {"horse", "cheval", false, Animal, "chevaux"},
    {"bird", "oiseau", false, Animal, "oiseaux"},
    {"mouse", "souris", true, Animal, "souris"},
    {"cow", "vache", true, Animal},
    {"rabbit", "lapin", false, Animal},
    {"apple", "pomme", true, Food},
    {"orange", "orange", true, Food},
    {"cake", "gâteau", false, Food, "gâteaux"},
    {"egg", "œuf", false, Food},
    {"carrot", "carotte", true, Food},
    {"pear", "poire", true, Food},
    {"tomato", "tomate", true, Food},
    {"cheese", "fromage", false, Food},
    {"coffee", "café", false, Drink},
    {"tea", "thé", false, Drink},
    {"juice", "jus", false, Drink, "jus"},
    {"soup", "soupe", true, Drink},
    {"book", "livre", false, Text},
    {"letter", "lettre", true, Text},
    {"newspaper", "journal", false, Text, "journaux"},
    {"poem", "poème", false, Text},
    {"story", "histoire", true, Text},
    {"shirt", "chemise", true, Clothes},
    {"dress", "robe", true, Clothes},
    {"hat", "chapeau", false, Clothes, "chapeaux"},
    {"coat", "manteau", false, Clothes, "manteaux"},
    {"skirt", "jupe", true, Clothes},
    {"shoe", "chaussure", true, Clothes},
    {"car", "voiture", true, Thing},
    {"bicycle", "vélo", false, Thing},
    {"table", "table", true, Thing},
    {"chair", "chaise", true, Thing},
    {"boat", "bateau", false, Thing, "bateaux"},
    {"key", "clé", true, Thing},
    {"lamp", "lampe", true, Thing},
    {"box", "boîte", true, Thing},
    {"flower", "fleur", true, Thing},
    {"tree", "arbre", false, Thing},
    {"house", "maison", true, Building},
    {"school", "école", true, Building},
    {"church", "église", true, Building},
    {"hotel", "hôtel", false, Building},
    {"bridge", "pont", false, Building},
    {"castle", "château", false, Building, "châteaux"},
});

struct Adjective {
    std::string_view english;
    std::array<std::string_view, 4> french; // masculine, feminine; the same in the plural
    bool isBefore; // the noun
    unsigned of; // kinds
    std::string_view beforeVowel = {}; // masculine singular: "bel"
};

inline constexpr unsigned kAny = kLiving | kBought | Building;

inline constexpr auto kAdjectives = std::to_array<Adjective>({
    {"small", {"petit", "petite", "petits", "petites"}, true, kAny & ~Drink},
    {"big", {"gros", "grosse", "gros", "grosses"}, true, Animal | Food},
    {"beautiful", {"beau", "belle", "beaux", "belles"}, true, kAny & ~(Food | Drink), "bel"},
    {"old", {"vieux", "vieille", "vieux", "vieilles"}, true, kAny & ~(Food | Drink), "vieil"},
    {"new", {"nouveau", "nouvelle", "nouveaux", "nouvelles"}, true,
        Text | Clothes | Thing | Building, "nouvel"},
    {"young", {"jeune", "jeune", "jeunes", "jeunes"}, true, kLiving},
    {"good", {"bon", "bonne", "bons", "bonnes"}, true, Food | Drink | Text},
    {"bad", {"mauvais", "mauvaise", "mauvais", "mauvaises"}, true, Food | Drink | Text},
    {"red", {"rouge", "rouge", "rouges", "rouges"}, false, Food | Clothes | Thing},
    {"green", {"vert", "verte", "verts", "vertes"}, false, Food | Clothes | Thing},
    {"blue", {"bleu", "bleue", "bleus", "bleues"}, false, Clothes | Thing},
    {"white", {"blanc", "blanche", "blancs", "blanches"}, false,
        Animal | Clothes | Thing | Building},
    {"black", {"noir", "noire", "noirs", "noires"}, false, Animal | Clothes | Thing},
    {"yellow", {"jaune", "jaune", "jaunes", "jaunes"}, false, Food | Clothes | Thing},
    {"happy", {"heureux", "heureuse", "heureux", "heureuses"}, false, Person},
    {"sad", {"triste", "triste", "tristes", "tristes"}, false, Person},
    {"tired", {"fatigué", "fatiguée", "fatigués", "fatiguées"}, false, kLiving},
    {"quiet", {"calme", "calme", "calmes", "calmes"}, false, kLiving},
    {"intelligent", {"intelligent", "intelligente", "intelligents", "intelligentes"}, false,
        kLiving},
    {"hot", {"chaud", "chaude", "chauds", "chaudes"}, false, Drink},
    {"cold", {"froid", "froide", "froids", "froides"}, false, Drink},
    {"expensive", {"cher", "chère", "chers", "chères"}, false, kBought & ~Drink},
    {"interesting", {"intéressant", "intéressante", "intéressants", "intéressantes"}, false, Text},
    {"long", {"long", "longue", "longs", "longues"}, true, Text},
    {"heavy", {"lourd", "lourde", "lourds", "lourdes"}, false, Thing},
    {"famous", {"célèbre", "célèbre", "célèbres", "célèbres"}, false, Person | Building},
});

struct Verb {
    std::string_view english;
    std::string_view particle; // "looks for" is one word in French
    std::array<std::string_view, 4> french; // je, il, nous, ils
    std::string_view infinitive;
    unsigned subject;
    unsigned object;
    bool isOfAll = false; ///< one likes the apples, not some
};

inline constexpr auto kVerbs = std::to_array<Verb>({
    {"eat", "", {"mange", "mange", "mangeons", "mangent"}, "manger", kLiving, Food},
    {"drink", "", {"bois", "boit", "buvons", "boivent"}, "boire", Person, Drink},
    {"read", "", {"lis", "lit", "lisons", "lisent"}, "lire", Person, Text},
    {"write", "", {"écris", "écrit", "écrivons", "écrivent"}, "écrire", Person, Text},
    {"wear", "", {"porte", "porte", "portons", "portent"}, "porter", Person, Clothes},
    {"wash", "", {"lave", "lave", "lavons", "lavent"}, "laver", Person, Clothes | Thing},
    {"buy", "", {"achète", "achète", "achetons", "achètent"}, "acheter", Person, kBought},
    {"sell", "", {"vends", "vend", "vendons", "vendent"}, "vendre", Person, kBought},
    {"see", "", {"vois", "voit", "voyons", "voient"}, "voir", kLiving,
        kLiving | Clothes | Thing | Building},
    {"like", "", {"aime", "aime", "aimons", "aiment"}, "aimer", Person, kAny, true},
    {"draw", "", {"dessine", "dessine", "dessinons", "dessinent"}, "dessiner", Person,
        kLiving | Thing | Building},
    {"look", "for", {"cherche", "cherche", "cherchons", "cherchent"}, "chercher", kLiving,
        kLiving | Text | Clothes | Thing},
    {"wait", "for", {"attends", "attend", "attendons", "attendent"}, "attendre", Person, Person},
    {"find", "", {"trouve", "trouve", "trouvons", "trouvent"}, "trouver", kLiving,
        Animal | Text | Clothes | Thing},
    {"visit", "", {"visite", "visite", "visitons", "visitent"}, "visiter", Person, Building},
    {"lose", "", {"perds", "perd", "perdons", "perdent"}, "perdre", Person, Text | Clothes},
});

struct Phrase {
    std::string_view english;
    std::string_view french;
};

inline constexpr auto kTimes = std::to_array<Phrase>(
    {{"now", "maintenant"}, {"this morning", "ce matin"}, {"tonight", "ce soir"},
        {"on Monday", "lundi"}, {"on Sunday", "dimanche"}, {"this week", "cette semaine"},
        {"after school", "après l'école"}, {"in the garden", "dans le jardin"},
        {"in town", "en ville"}, {"at home", "à la maison"}, {"with us", "avec nous"}});
inline constexpr auto kAdverbs = std::to_array<Phrase>(
    {{"often", "souvent"}, {"always", "toujours"}, {"sometimes", "parfois"}});

} // namespace seq2seq::english_french
