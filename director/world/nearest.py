"""Nearest: places, things and qualities that scripts ask for and the kit does not have as such.

The tables are text, one entry a line (a deeper line continues it), because they are lists to read
and to add to. `director.world.notes` tells the film-maker what they answered.
"""

_EXTERIORS = """
    harbour: dockyard, naval base, lock, deck, ship deck, boat deck, yacht, sailboat, cargo
        ship, shipyard, boatyard, oil rig, ferry, canal, warehouse, dam
    beach: lighthouse, river, riverbank, lake, lakeside, cliff, swamp, marsh, waterfall, pond,
        boat shed
    city-street: bar, pub, cafe, café, coffee shop, store, supermarket, office building, office,
        gym, apartment, rooming house, hotel, bank, theatre, cinema, police station, hospital,
        school, apartment building, library, museum, airport, stadium, nightclub, court,
        courthouse, prison, embassy, university, bridge, tunnel, mall, restaurant, supermarket,
        fire station, opera house, skyscraper district, casino, town hall, post office, palace
        gates
    alley: gangway, loading dock, sewer, tenement court
    rooftop: helipad, tower, balcony, scaffolding, fire escape, water tower
    yard: pool, swimming pool, patio, barbecue area, trailer, trailer park, mansion, villa,
        farmhouse, estate, swimming pool deck, playground, greenhouse
    field: mill, trench, moorland, heath, paddock, vegetable patch, allotment, cornfield, wheat
        field, wheatfield, rice field, stable, stables, picnic area, barn, park, orchard,
        battlefield, ranch, vineyard, golf course, golf club, airfield, windmill, amusement
        park, fairground, circus, carnival, football field, arena, race track, zoo
    desert-road: salt flat, lay-by, toll booth, motel, runway, tarmac, landing strip, airstrip,
        diner, truck stop, roadhouse, drive-in, border crossing, launch pad, freeway, motorway,
        rest stop, parking lot, car park, junkyard, scrapyard, savannah, canyon, landfill, oil
        field, moon, planet, checkpoint, border
    mountain-pass: clifftop, cliff top, ledge, snowfield, quarry, glacier, volcano, cave, ski
        resort, mine, hilltop fort
    village-square: castle, fortress, palace, inn, tavern, town hall square, fort
    graveyard: temple, monastery, abbey, convent, shrine, ruins, chapel, cathedral, pyramid,
        tomb
    railway-platform: train yard, railway bridge, subway station, metro station, train, bus
        station, bus depot, tram stop, underground station, level crossing
    forest: cabin, hut, hunting lodge, jungle, rainforest, wilderness, treehouse
    forest-clearing: campfire, bonfire, camp, campground, stone circle, refugee camp, army camp
"""
_INTERIORS = """
    bar: restaurant, nightclub, club, canteen, casino, ballroom, strip club, dance hall,
        karaoke, dining car, bowling alley, mess hall, banquet hall, cafeteria, beer hall
    bedroom: ship cabin, boat cabin, sleeping car, stateroom, attic, dormitory, nursery, jail
        cell, prison cell, cell, tent, hut, barracks, dressing room, trailer, caravan, loft,
        suite, bunk room
    living-room: library, palace, castle, shop, store, boutique, salon, theatre, cinema, museum,
        treehouse, conservatory, greenhouse, hotel suite, houseboat, car, truck, van, taxi, bus,
        limousine, carriage, antique shop, bookshop, bookstore, waiting room, barber shop,
        barbershop, safe house
    kitchen: bathroom, bathroom stall, shower, toilet, restroom, powder room, bakery, galley,
        butcher, pantry, laundry, laundromat, utility room, washroom
    office: police station, bank, studio, control room, courtroom, court, interrogation room,
        boardroom, radio station, recording studio, bullpen, shop counter, post office,
        pharmacy, mission control, server room, call centre, switchboard, situation room,
        airport
    corridor: stairwell, stairs, staircase, elevator, lift, tunnel, gallery, train, train
        carriage, aeroplane, airplane, plane, aircraft, ship, prison, subway, subway car, subway
        train, foyer, hotel lobby, lobby, opera house, lighthouse, tower, airport terminal, mall
    warehouse: car park, underground car park, parking lot, loading dock, factory, hangar,
        garage, workshop, barn, mill, boathouse, cellar, basement, foundry, fish market, plant,
        parking garage, stable, stables, gym, boxing gym, gymnasium, swimming pool, supermarket,
        shopping mall, arena, stadium, circus tent, power station, boiler room, slaughterhouse,
        brewery, arcade, ice rink, sports hall, loft studio, vault, treatment plant, train
        depot, attic store, theatre stage, stage, backstage
    classroom: auditorium, lecture hall, kindergarten, college, community centre, art studio,
        rehearsal room, chemistry lab
    hospital-ward: morgue, laboratory, lab, asylum, operating room, surgery, ambulance, dentist,
        veterinary clinic, care home, nursing home
    church: temple, crypt, monastery, synagogue, mosque, throne room, great hall, opera, concert
        hall, mausoleum, funeral home, courthouse hall
    cave: mine, mineshaft, tomb, sewer, dungeon, burrow, catacombs, pyramid, lair, well
    spaceship-corridor: submarine, bunker, cockpit, engine room, space capsule, laboratory
        module, spaceship bridge, reactor
"""
"""Kinds of place that have no site of their own, behind the site that stands in for them."""

_THINGS = """
    aerial antenna mast: satellite aerial antenna
    altar: altar
    arch: vault vaults
    armchair chair: armchair recliner
    barrel: barrel barrels
    bars: cage cages
    bars grille: bars grille grating
    basin: toilet urinal
    bed: bunk bunks cot cots hammock cradle crib gurney stretcher
    bench: bench benches swing swings slide sandpit seesaw
    bicycle: bicycle bike bikes bicycles
    blackboard: blackboard whiteboard
    boat: boat boats skiff dinghy rowboat
    boat ship: ship ships yacht ferry submarine
    bookcase shelf: bookcase bookshelf bookshelves
    booth bench table: booth booths
    boulder rock: boulder boulders rocks
    bunting flag: flag flags banner banners
    bunting lamp: fairy-lights
    bush: vineyard vines
    cabinet: safe
    cabinet filing: filing
    cabinet locker: locker lockers
    cabinet shelf: display vitrine showcase
    cactus shrub: cactus cacti
    campfire: bonfire campfire fire-pit
    candle: candle candles candelabra
    car: car cars sedan limousine taxi cab motorcycle motorbike scooter tanks tank-trap
    cart wagon: carriage wagon cart carts
    chair: wheelchair
    chair armchair: throne
    chandelier pendant lamp: chandelier chandeliers
    chest: trunk chest chests
    chimney: chimney chimneys smokestack
    clock: clock clocks
    column post pillar: column columns pillar pillars
    computer screen typewriter: computer computers laptop
    crane: crane cranes
    crate: crate crates
    cross: cross crucifix
    curtain: curtain curtains drapes
    curtain picture: tapestry tapestries
    cushion: cushion cushions
    dartboard: dartboard
    debris: skeleton skull skulls bones cobweb cobwebs toy toys
    desk table: desk desks
    door: arch archway archways trapdoor hatch lift elevator escalator
    fence crate: barricade barricades
    fence wire: barbed-wire
    fern: mushrooms
    flower: flower flowers
    fountain: fountain
    gate fence: gate gates
    grass: reeds
    grave stone: tombstone gravestone headstone
    hearth campfire: barbecue grill
    hearth fireplace: fireplace hearth mantelpiece
    hedge bush: hedge hedges
    hose: sprinkler
    hydrant: hydrant
    instrument: guitar drum drums harp telescope microscope
    jukebox: jukebox
    ladder: ladder ladders scaffold scaffolding
    lamp: disco
    lamp light: spotlight spotlights floodlight streetlamp streetlight lamppost
    lantern lamp: torch torches brazier
    lawn: trampoline
    log: log logs
    machine crane hoist: machine machines machinery
    mailbox: mailbox letterbox
    map board picture: map maps
    mirror: mirror mirrors
    mountain: volcano glacier
    nothing: helicopter airplane plane aircraft horse horses cattle cows sheep bridge footbridge
    organ: organ
    pew bench: pew pews
    piano: piano pianos
    picture: trophy trophies
    picture painting: painting paintings portrait portraits
    plant fern: plant plants ferns
    post: scarecrow
    post box: phone-box phonebox
    post sign: gallows
    poster: poster posters
    rack: conveyor
    radio: radio gramophone
    rail: rails
    railing: balcony mezzanine
    range: washing-machine dryer
    refrigerator: refrigerator fridge freezer
    refrigerator cabinet: vending
    rock: cliff cliffs cave caves crater craters trench trenches
    rope: rope ropes
    rug carpet: carpet rug rugs
    sack: sack sacks
    screen monitor console: screen screens monitor monitors
    screen partition: partition cubicle cubicles
    shed: greenhouse
    shed crate: kennel
    shutter: shutter shutters
    sign: billboard billboards
    sign bench: bus-stop bus-shelter
    sink basin: sink basin bathtub bath tub
    skylight window: skylight dome
    snow: snowdrift snowdrifts
    sofa armchair bench: sofa couch settee divan
    stall: bandstand gazebo pavilion carousel ferris-wheel rollercoaster tent tents booth kiosk
    statue: statue statues mannequin mannequins
    steps: staircase stairs stair stairway banister
    stool chair: stool stools
    stove range boiler: stove furnace boiler oven
    street light lamp: traffic-light traffic-lights
    table: table tables pool billiard snooker chessboard
    tank: generator tank tanks
    tank cabinet: aquarium
    telephone: telephone phone payphone
    television set screen: television tv televisions
    till: till cash-register
    tower: windmill turbine
    tower spire: tower towers spire steeple
    tractor cart: tractor
    train carriage: train trains locomotive
    tree: bamboo willow
    tree palm: palm palms
    truck trolley: forklift
    truck van car: truck trucks lorry pickup
    typewriter: typewriter
    van: ambulance trailer trailers caravan
    van car: bus buses tram
    wardrobe: wardrobe closet
    washing line: washing laundry clothesline
    water: swimming-pool pool waterfall stream creek river brook pond lake
    well: well
    wheat crop grass: cornfield wheat corn
    window: stained-glass porthole portholes
    workbench bench table: workbench anvil lathe
"""
"""Nouns of set dressing, behind what comes nearest to them in the kit, the nearest first."""

_QUALITIES = """
    adobe alien arctic armoured bamboo baroque barricaded blood-stained bloodstained bronze
    burning camouflaged carved checkered chequered circular colonial domed enchanted floating
    flooded floral frescoed frozen gilded gilt glass glowing golden gothic-style graffiti-
    covered haunted icy luminous magical mirrored mosaic octagonal oriental padded psychedelic
    rococo round silver soundproof spiral striped subterranean sun-bleached symmetrical terraced
    thatched tiled translucent triangular tropical underwater upholstered upside-down vaulted
    velvet volcanic wallpapered whitewashed
"""
"""Qualities that no site answers to yet."""

_COLOURS = """
    beige black blue brown crimson gray green grey lilac ochre orange pastel pink purple red
    scarlet teal turquoise violet white yellow
"""
"""Colours that a script may ask for: the kit chooses its own, a style's palette changes them."""


def _lines(table: str) -> list[tuple[str, str]]:
    """Return (head, rest) of every entry of a table."""
    joined = table.replace("\n        ", " ")
    entries = [line.split(":", 1) for line in joined.splitlines() if line.strip()]
    return [(head.strip(), rest.strip()) for head, rest in entries]


def _kinds(table: str) -> dict[str, str]:
    return {phrase.strip(): site for site, said in _lines(table) for phrase in said.split(",")}


KINDS: dict[bool, dict[str, str]] = {False: _kinds(_EXTERIORS), True: _kinds(_INTERIORS)}
"""Interior or not -> phrase -> the site that comes nearest."""

THINGS: dict[str, tuple[str, ...]] = {
    word: () if nearest == "nothing" else tuple(nearest.split())
    for nearest, said in _lines(_THINGS)
    for word in said.split()
}
"""What a script calls a thing -> what comes nearest in the kit, the nearest first."""

QUALITIES = frozenset(_QUALITIES.split())
COLOURS = frozenset(_COLOURS.split())
