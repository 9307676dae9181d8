### Flow picture

title-flow = From donor to recipient, level by level
flow-finding = { $pairings ->
    [one] One pairing leads
   *[other] { $pairings } pairings lead
} from { $donors } to { $recipients }. { $dated ->
    [0] None of the documents names a first year.
   *[other] A first year is stated for { $dated } of { $pairings }.
}
flow-donors =
    .group = { $count ->
        [one] one group
       *[other] { $count } groups
    } (with { $members } towns and zones in all)
    .part = { $count ->
        [one] one town
       *[other] { $count } towns
    }
    .county = { $count ->
        [one] one district
       *[other] { $count } districts
    }
    .whole = { $count ->
        [one] one whole city
       *[other] { $count } whole cities
    }
flow-recipients =
    .part = { $count ->
        [one] one town
       *[other] { $count } towns
    }
    .county = { $count ->
        [one] one county or district
       *[other] { $count } counties or districts
    }
    .whole = { $count ->
        [one] one whole prefecture
       *[other] { $count } whole prefectures
    }
flow-and = { $most } and { $last }
flow-since = { $year ->
    [none] no year stated
   *[other] since { $year }
}
flow-key = Circle: town, subdistrict or zone. Square: county or district. Diamond: city or prefecture, hollow where it is paired in parts only. Thin line: the parts of one city or prefecture that take part. Dashed line: the document names no first year. All lines are equally wide; width says nothing about amounts.
alt-flow = Flow picture of { $pairings ->
    [one] one pairing
   *[other] { $pairings } pairings
}: lines from the donors’ towns, districts and cities on the left to counties and prefectures on the right.
alt-flow-pairing = { $name }{ $members ->
    [one] {""}
   *[other] , { $members } members
}, { flow-since }.
